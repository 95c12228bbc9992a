import News
import Terminal

/// What is said of somebody as time goes by, scrolled and with a line selected.
struct OverTimeScreen: LinesCover {
    private(set) var overTime: OverTime
    var lines = SelectableLines()

    init(_ overTime: OverTime) { self.overTime = overTime }

    mutating func replace(with overTime: OverTime) {
        self.overTime = overTime
        lines.outdate()
    }
}

extension OverTimeScreen {
    var screen: Screen { .overTime(self) }
    var subject: Entity? { overTime.entity }
    var refusal: String { "not here; q goes back to the dossier" }
    var renewal: Question? { .overTime(overTime.entity.id) }

    func lines(at width: Int, _ look: Look) -> [ScreenLine] {
        OverTimeLines(overTime: overTime, width: width, glyphs: look.glyphs, dates: look.dates).lines
    }

    /// 'Boris Pistorius · over time'.
    func drawTopLine(columns: Int, _ look: Look, on canvas: inout Canvas) {
        canvas.writeTitle(overTime.entity.name, " \(look.glyphs.separator) over time", columns: columns)
    }

    var hints: [WantedHint] {
        [
            WantedHint(.open, word: "opens the line", short: "open"), WantedHint(.back, word: "back"),
            WantedHint(.explain, word: "why"), .keys,
        ]
    }
}

extension Model {
    mutating func askOverTime(of entity: Entity) {
        pending.overTime = entity.id
        send(.ask(.overTime(entity.id)))
    }

    mutating func takeOverTime(_ overTime: OverTime?, of entity: Entity.ID) {
        if pending.overTime == entity {
            pending.overTime = nil
            guard let overTime else { return say("it is no longer in the library", isError: true) }
            open(OverTimeScreen(overTime))
        } else if let overTime, case .overTime(var open) = screen, open.overTime.entity.id == entity {
            open.replace(with: overTime)
            screen = .overTime(open)
        }
    }
}
