package org.tousaidants.community.resources;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

/// Stores resources and notes: tables `resources_resource` and `resources_note`.
@Repository
class LearningResourceStore {
    private static final String COLUMNS =
            "select id, title, summary, kind, competences, audience, lang, reading, licence,"
                    + " author, link, checked, added_at ";

    /// Maximum number of results that are ranked. If a search has more results, the person needs more specific
    /// words.
    private static final int RANKED = 200;

    private final Sql db;

    LearningResourceStore(Sql db) {
        this.db = db;
    }

    /// Stores a resource. Returns false if another resource already has the same link.
    ///
    /// @param one the resource
    /// @param title words of the title for the search
    /// @param words further words for the search
    boolean put(LearningResource one, String title, String words) {
        return db.sql("""
                        insert into resources_resource (id, title, summary, kind, competences, audience, lang,
                            reading, licence, author, link, checked, added_at, found_by)
                        select :id, :title, :summary, :kind, :competences, :audience, :lang, :reading, :licence,
                            :author, :link, :checked, :added,
                            setweight(to_tsvector('french', :first), 'A') || to_tsvector('french', :words)
                        where not exists (select 1 from resources_resource
                                          where link = :link and link <> '' and id <> :id)
                        on conflict (network, id) do update set title = excluded.title, summary = excluded.summary,
                            kind = excluded.kind, competences = excluded.competences, audience = excluded.audience,
                            lang = excluded.lang, reading = excluded.reading, licence = excluded.licence,
                            author = excluded.author, link = excluded.link, checked = excluded.checked,
                            found_by = excluded.found_by""")
                        .params(one)
                        .param("first", title)
                        .param("words", words)
                        .update()
                == 1;
    }

    Optional<LearningResource> find(UUID id) {
        return db.sql(COLUMNS + "from resources_resource where id = :id")
                .param("id", id)
                .query(LearningResource.class)
                .optional();
    }

    Optional<UUID> ofLink(String link) {
        return db.sql("select id from resources_resource where link = :link")
                .param("link", link)
                .query(UUID.class)
                .optional();
    }

    /// Returns the resources that match a search query; the best match is first.
    ///
    /// @param query words that must all occur, in the syntax of PostgreSQL
    /// @param limit maximum number of resources
    List<LearningResource> search(String query, int limit) {
        // The search query is evaluated once, and not once for each ranked row. Only the words select the
        // rows: with a condition on the network, PostgreSQL would read the whole index of the network as
        // long as the table has no statistics.
        return db.sql("with asked as materialized (select to_tsquery('french', :query) as words) " + COLUMNS + """
                         from asked, lateral (select * from resources_resource
                               where found_by @@ asked.words limit :ranked) found
                         order by ts_rank(found_by, asked.words) desc, checked desc, id limit :limit""")
                .param("query", query)
                .param("ranked", RANKED)
                .param("limit", limit)
                .query(LearningResource.class)
                .list();
    }

    List<LearningResource> latest(int limit) {
        return db.sql(COLUMNS + """
                         from resources_resource order by checked desc, id limit :limit""")
                .param("limit", limit)
                .query(LearningResource.class)
                .list();
    }

    List<LearningResource> teaching(List<String> competences, int limit) {
        return db.sql(COLUMNS + """
                         from resources_resource where competences && :wanted::text[]
                         order by checked desc, id limit :limit""")
                .param("wanted", competences.toArray(String[]::new))
                .param("limit", limit)
                .query(LearningResource.class)
                .list();
    }

    int count() {
        return db.sql("select count(*) from resources_resource")
                .query(Integer.class)
                .single();
    }

    void addNote(UUID id, UUID resource, LearningResource.ResourcePeerNote note) {
        db.sql("""
                        insert into resources_note (id, resource, recorded_at, account, comment)
                        values (:id, :resource, :at, :account, :words) on conflict do nothing""").params(note).param("id", id).param("resource", resource).update();
    }

    List<LearningResource.ResourcePeerNote> notes(UUID resource) {
        return db.sql("""
                        select recorded_at, account, comment as words from resources_note
                        where resource = :resource order by recorded_at desc limit 100""")
                .param("resource", resource)
                .query(LearningResource.ResourcePeerNote.class)
                .list();
    }
}
