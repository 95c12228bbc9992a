extension ServerSchema {
    static let entities = [
        // `until` is the second up to which somebody who has taken the article to extract it has it for themselves.
        // Whoever extracts claims texts until some second, so that nobody else is given them.
        ServerTable(
            "awaiting_extraction", .index,
            "article bigint PRIMARY KEY, until bigint NOT NULL DEFAULT 0, claimant text"),
        ServerTable(
            "extraction", .article,
            """
            article bigint PRIMARY KEY, sorted bigint NOT NULL, language text, content bytea NOT NULL,
            links bytea NOT NULL
            """,
            more: """
                CREATE INDEX extraction_by_language ON dateline.extraction (language, sorted, article)
                    WHERE language IS NOT NULL;
                """),
        // What the batches that were linked last have changed of the entities: see LinkingLog.
        ServerTable(
            "linking_log", .state, "change bigint PRIMARY KEY, renamed bigint[] NOT NULL, content bytea NOT NULL"),
        ServerTable("language", .register, "tag text PRIMARY KEY"),
        ServerTable("uncorrected", .article, "article bigint PRIMARY KEY, content bytea, links bytea NOT NULL"),
        // A row for each article that is extracted: see NamingKey. `mentions` has a byte for each entity, in the order of
        // the first keys.
        ServerTable(
            "naming", .article,
            "article bigint PRIMARY KEY, sorted bigint NOT NULL, keys integer[] NOT NULL, mentions bytea NOT NULL",
            more: """
                CREATE INDEX naming_by_time ON dateline.naming (sorted, article);
                CREATE INDEX naming_by_key ON dateline.naming USING gin (keys);
                """),
        // Each batch changes the counts of most of its entities. They are in no index, only their rank: so a row is changed
        // where it is, in the room that is left for that, and no index grows.
        ServerTable(
            "entity", .register,
            """
            id bigint PRIMARY KEY,
            name text NOT NULL,
            kind smallint NOT NULL,
            mentions bigint NOT NULL DEFAULT 0,
            articles bigint NOT NULL DEFAULT 0,
            role text,
            role_sorted bigint,
            role_article bigint,
            latitude double precision,
            longitude double precision,
            country text,
            population bigint,
            is_located boolean NOT NULL DEFAULT false,
            is_hidden boolean NOT NULL DEFAULT false,
            is_kept boolean NOT NULL DEFAULT false,
            merged_into bigint,
            part_of bigint,
            rank smallint NOT NULL GENERATED ALWAYS AS (\(EntityReading.rank)) STORED
            """,
            more: """
                ALTER TABLE dateline.entity SET (fillfactor = 75);
                CREATE INDEX entity_by_kind ON dateline.entity (kind, rank);
                CREATE INDEX entity_hidden ON dateline.entity (id) WHERE is_hidden;
                CREATE INDEX entity_merged ON dateline.entity (merged_into) WHERE merged_into IS NOT NULL;
                """),
        // `variant` is a hash of the text, since a name may be too long for an index.
        ServerTable(
            "name", .register,
            """
            entity bigint, number bigint, variant bigint, text text NOT NULL, mentions bigint NOT NULL DEFAULT 0,
            uses bigint NOT NULL DEFAULT 0, PRIMARY KEY (entity, number, variant)
            """, more: "CREATE INDEX name_by_number ON dateline.name (number, entity);"),
        ServerTable(
            "typed", .register,
            """
            kind smallint, rank smallint, key text COLLATE "C", entity bigint, PRIMARY KEY (kind, rank, key, entity)
            """),
    ]

    static let corrections = [
        ServerTable(
            "correction", .register,
            """
            id bigint PRIMARY KEY,
            sort smallint NOT NULL,
            entity bigint NOT NULL,
            other bigint,
            before text NOT NULL,
            before_kind smallint NOT NULL,
            before_place text,
            after text,
            made bigint NOT NULL,
            is_bound boolean NOT NULL DEFAULT false,
            maker text NOT NULL DEFAULT session_user
            """),
        ServerTable(
            "correction_scope", .register,
            """
            correction bigint PRIMARY KEY, article bigint NOT NULL, content_hash bigint NOT NULL, url_hash bigint,
            words text, occurrence bigint NOT NULL DEFAULT 0, words_before bigint NOT NULL DEFAULT 0,
            words_after bigint NOT NULL DEFAULT 0
            """),
        ServerTable(
            "corrected_article", .article, "correction bigint, article bigint, PRIMARY KEY (correction, article)",
            more: "CREATE INDEX corrected_article_by_article ON dateline.corrected_article (article);"),
        ServerTable(
            "rule", .register,
            """
            folded text NOT NULL, kind smallint NOT NULL, correction bigint NOT NULL, entity bigint NOT NULL
            """, more: "CREATE INDEX rule_by_correction ON dateline.rule (correction);"),
    ]
}
