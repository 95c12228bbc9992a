// What stands between commas behind a name and says what somebody is.

extension RoleFinder {
    /// ', head of Germany's air force,', ', 52, the mayor of Trier,', ', once chancellor of Austria,'.
    func apposition(behind name: Range<Int>, in sentence: Range<Int>) -> Range<Int>? {
        guard let opening = apposed(behind: name, in: sentence) else { return nil }
        var start = opening
        let isOver = reading.isWord(start, in: RoleWords.past)
        if isOver { start += 1 }
        if isOver, start < sentence.upperBound {
            if let date = marked.bounds(at: start), marked.kind(at: start) == .date {
                start = date.upperBound
            } else if reading.tokens[start].isNumber || reading.has(start, .month) {
                start += 1
            }
        }
        if start < sentence.upperBound, reading.has(start, .determiner) { start += 1 }
        if start < sentence.upperBound, reading.fact(start).hash == RoleWords.new { start += 1 }
        let role = phrases.phrase(from: start, in: sentence) ?? second(from: start, in: sentence)
        // What opens with a dash or a bracket ends so.
        let isParted = !reading.isMark(opening - 1, ",") && !reading.isWord(opening - 1, in: RoleWords.now)
        if isParted, let role, !isParting(role.upperBound, like: opening - 1) { return nil }
        return isOver ? role.map { opening..<$0.upperBound } : role
    }

    /// 'former labour minister' of 'a communist and former labour minister', 'director' of 'the tycoon's elder son and the
    /// company's director'.
    private func second(from start: Int, in sentence: Range<Int>) -> Range<Int>? {
        let opening = start..<max(start, min(start + 9, sentence.upperBound))
        guard let and = opening.first(where: { reading.fact($0).hash == RoleWords.and }), and > start,
            and - start < 3 && (start..<and).allSatisfy({ phrases.isPlain($0) || isCompanion($0) })
                || isKin(start..<and)
        else { return nil }
        let next = reading.has(and + 1, .determiner) && isKin(start..<and) ? and + 2 : and + 1
        return next < sentence.upperBound ? phrases.phrase(from: next, in: sentence) : nil
    }

    private func isParting(_ token: Int, like mark: Int) -> Bool {
        guard token < reading.tokens.count else { return false }
        return reading.isMark(mark, "(") ? reading.isMark(token, ")") : reading.isDash(token)
    }

    private func isCompanion(_ token: Int) -> Bool { reading.isWord(token, in: RoleWords.companions) }

    /// 'tycoon's elder son', 'sister-in-law': nothing but a relative and whose that is.
    private func isKin(_ tokens: Range<Int>) -> Bool {
        tokens.contains { isCompanion($0) }
            && tokens.allSatisfy {
                isCompanion($0) || phrases.isPlain($0) || phrases.isNoun($0) || reading.isPossessive($0)
                    || marked.span(at: $0) != nil || reading.isJoint($0) || reading.isJoint($0 - 1)
            }
    }

    /// Where an apposition begins, past an age.
    private func apposed(behind name: Range<Int>, in sentence: Range<Int>) -> Int? {
        let comma = reading.isHonour(name.upperBound) ? name.upperBound + 1 : name.upperBound
        guard comma + 1 < sentence.upperBound,
            reading.isMark(comma, ",") || reading.isMark(comma, "(") || reading.isDash(comma)
        else { return nil }
        var start = comma + 1
        if start + 2 < sentence.upperBound, reading.tokens[start].isNumber, reading.isMark(start + 1, ",") {
            start += 2
        }
        if reading.isWord(start, in: RoleWords.now) { start += 1 }
        return start < sentence.upperBound ? start : nil
    }
}
