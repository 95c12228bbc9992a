import News

// Which of some articles are one story. The two groups that are most alike are joined, again and again, until none are
// alike enough: so it makes no difference in which order the articles came. Two groups are as alike as the mean of their
// most alike pair and of all their pairs: by the most alike pair alone, one article that touches two events would make
// them one; by all pairs alone, a story that goes on over days would fall apart.

extension StoryRules {
    /// The rules, with words weighed by how common they are in open news.
    package init(common: CommonWords) {
        self.init(
            weigh: { weighed($0, $1, common: common) },
            likenesses: { profile, others in
                let compared = ComparedStory(profile)
                return others.map { compared.likeness(to: ComparedStory($0)) }
            }, groups: storyGroups)
    }
}

/// Groups articles.
///
/// - Complexity: O(*n*³) in the number of articles, with very little to do for each.
@Sendable func storyGroups(_ profiles: [StoryProfile], _ ties: StoryTies) -> [[Int]] {
    var grouping = StoryGrouping(profiles.map(ComparedStory.init), ties)
    while grouping.joinNearest() {}
    return grouping.groups
}

private struct StoryGrouping {
    /// How alike two groups are: what is needed of all their pairs that are near enough in time.
    private struct Link {
        var most: Float = -.infinity
        var sum: Float = 0
        var pairs = 0
        /// Whether a person wants them apart.
        var isBarred = false

        /// Pairs that have nothing in common count alike, however far they are below the limit.
        private static let floor: Float = -3.4

        init() {}

        init(_ likeness: Float) {
            most = likeness
            sum = max(likeness, Self.floor)
            pairs = 1
        }

        mutating func add(_ other: Link) {
            most = max(most, other.most)
            sum += other.sum
            pairs += other.pairs
            isBarred = isBarred || other.isBarred
        }

        var likeness: Float { isBarred || pairs == 0 ? -.infinity : (most + sum / Float(pairs)) / 2 }
    }

    private(set) var groups: [[Int]]
    /// For each group and each other one.
    private var links: [[Link]]

    init(_ articles: [ComparedStory], _ ties: StoryTies) {
        groups = articles.indices.map { [$0] }
        links = articles.indices.map { one in
            articles.indices.map { other in
                guard one != other, articles[one].isNear(articles[other]) else { return Link() }
                // In one order, so that rounding is the same both ways.
                return Link(articles[min(one, other)].likeness(to: articles[max(one, other)]))
            }
        }
        for pair in ties.apart {
            links[pair.one][pair.other].isBarred = true
            links[pair.other][pair.one].isBarred = true
        }
        for pair in ties.together {
            guard let one = groups.firstIndex(where: { $0.contains(pair.one) }),
                let other = groups.firstIndex(where: { $0.contains(pair.other) }), one != other
            else { continue }
            join(min(one, other), max(one, other))
        }
    }

    /// Joins the two groups that are most alike; false if none are alike enough.
    mutating func joinNearest() -> Bool {
        var nearest: (one: Int, other: Int)?
        var most: Float = 0
        for one in groups.indices {
            for other in groups.indices.dropFirst(one + 1) where links[one][other].likeness >= most {
                if nearest != nil, links[one][other].likeness == most { continue }
                nearest = (one, other)
                most = links[one][other].likeness
            }
        }
        guard let nearest else { return false }
        join(nearest.one, nearest.other)
        return true
    }

    private mutating func join(_ one: Int, _ other: Int) {
        groups[one] += groups[other]
        for third in groups.indices where third != one && third != other {
            links[one][third].add(links[other][third])
            links[third][one] = links[one][third]
        }
        groups.remove(at: other)
        links.remove(at: other)
        for index in links.indices { links[index].remove(at: other) }
    }
}
