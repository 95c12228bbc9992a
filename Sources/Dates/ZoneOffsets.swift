/// Zones by the names that dates carry: seconds east of UTC. Of names that several zones share, the one that RFC 822
/// gives, else the one with the most newspapers.
let zoneOffsets: [String: Int] = {
    let hours: [String: Double] = [
        "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "bst": 1, "west": 1, "cet": 1, "met": 1, "mez": 1, "cest": 2,
        "mest": 2, "mesz": 2, "eet": 2, "sast": 2, "eest": 3, "msk": 3, "мск": 3, "eat": 3, "trt": 3, "msd": 4,
        "gst": 4, "irst": 3.5,
        "wat": 1, "cat": 2, "pkt": 5, "ist": 5.5, "npt": 5.75, "bdt": 6, "wib": 7, "wita": 8, "wit": 9, "ict": 7,
        "sgt": 8, "hkt": 8, "pht": 8, "awst": 8, "jst": 9,
        "kst": 9, "acst": 9.5, "acdt": 10.5, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13, "brt": -3, "art": -3,
        "nst": -3.5, "ndt": -2.5, "ast": -4, "adt": -3, "est": -5, "edt": -4, "cst": -6, "cdt": -5,
        "mst": -7, "mdt": -6, "pst": -8, "pdt": -7, "akst": -9, "akdt": -8, "hst": -10, "hdt": -9,
    ]
    return hours.mapValues { Int($0 * 3600) }
}()
