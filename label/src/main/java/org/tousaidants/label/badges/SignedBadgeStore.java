package org.tousaidants.label.badges;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Repository;
import org.tousaidants.label.badges.LabelBadge.SignedBadgeFile;
import org.tousaidants.platform.db.Sql;

/// Stores the signed files of badges and their positions in status lists: tables `badges_edition` and
/// `badges_list`.
@Repository
class SignedBadgeStore {
    private final Sql db;

    SignedBadgeStore(Sql db) {
        this.db = db;
    }

    /// Returns the last status list at this address, and the number of its used positions.
    Optional<StatusListUsage> lastList(String site) {
        return db.sql("""
                        select l.number as list, (select count(*) from badges_edition e
                                     where e.network = l.network and e.list = l.number) as taken
                        from badges_list l where l.site = :site
                        order by l.number desc limit 1
                        """).param("site", site).query(StatusListUsage.class).optional();
    }

    record StatusListUsage(int list, int taken) {}

    /// Adds a status list; of two concurrent requests only one adds a list.
    void addList(String site, Instant at) {
        db.sql("""
                        insert into badges_list (number, site, created_at)
                        select coalesce(max(number), 0) + 1, :site, :at from badges_list
                        on conflict do nothing
                        """).param("site", site).param("at", at).update();
    }

    Optional<String> listSite(int list) {
        return db.sql("select site from badges_list where number = :n")
                .param("n", list)
                .query(String.class)
                .optional();
    }

    /// Returns the address of the site for which each status list was made, by the number of the list.
    Map<Integer, String> lists() {
        return db.sql("select number as n, site from badges_list order by number")
                .map(Integer.class, String.class);
    }

    /// Returns the positions in a status list whose files are revoked.
    ///
    /// @param list number of the status list
    IntStream revoked(int list) {
        return db
                .sql("select index from badges_edition" + " where list = :list and revoked_at is not null")
                .param("list", list)
                .query(Integer.class)
                .list()
                .stream()
                .mapToInt(Integer::intValue);
    }

    /// Returns the numbers of the badges whose last file was revoked before the end of its validity and would
    /// otherwise be valid now.
    List<String> refused(Instant now) {
        return db.sql("""
                        select distinct code from badges_edition e
                        where revoked_at is not null and until_at > :now
                        and not exists (select from badges_edition where network = e.network and code = e.code
                            and revoked_at is null)
                        order by code""").param("now", now).query(String.class).list();
    }

    boolean taken(SignedBadgeContent.StatusListEntry entry) {
        return db.sql("select 1 from badges_edition where list = :list and index = :index")
                .param("list", entry.list())
                .param("index", entry.index())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /// Stores a signed file; returns false if a concurrent request took its position in the list.
    boolean addEdition(BadgeCode code, SignedBadgeFile edition, long key, String document) {
        return db.sql("""
                                insert into badges_edition
                                    (code, number, key, list, index, from_at, until_at, document)
                                values (:code, :n, :key, :list, :index, :from, :until, :document)
                                on conflict (network, list, index) do nothing
                                """)
                        .params(edition)
                        .param("code", code.value())
                        .param("key", key)
                        .param("list", edition.entry().list())
                        .param("index", edition.entry().index())
                        .param("document", document)
                        .update()
                == 1;
    }

    void revoke(BadgeCode code, Instant at) {
        db.sql("update badges_edition set revoked_at = :at" + " where code = :code and revoked_at is null")
                .param("code", code.value())
                .param("at", at)
                .update();
    }

    Optional<String> document(BadgeCode code) {
        return db.sql("select document from badges_edition where code = :code"
                        + " and document is not null order by number desc limit 1")
                .param("code", code.value())
                .query(String.class)
                .optional();
    }

    /// Returns the files of a badge that were signed before `before`, byte for byte.
    List<String> documentsBefore(BadgeCode code, Instant before) {
        return db.sql("select document from badges_edition where code = :code"
                        + " and from_at < :before and document is not null order by number")
                .param("code", code.value())
                .param("before", before)
                .query(String.class)
                .list();
    }

    /// Returns the codes of badges whose current file was signed with a distrusted key.
    List<BadgeCode> distrusted(Instant now, int limit) {
        return db.sql("""
                        select e.code from badges_edition e
                        join badges_key k on k.network = e.network and k.number = e.key
                        where e.revoked_at is null and e.until_at > :now
                          and k.distrusted_at is not null
                        order by e.code limit :limit
                        """)
                .param("now", now)
                .param("limit", limit)
                .query(BadgeCode.class)
                .list();
    }

    /// Returns whether the current file of this badge was signed with a distrusted key.
    boolean distrusted(BadgeCode code, Instant now) {
        return db.sql("""
                        select count(*) from badges_edition e
                        join badges_key k on k.network = e.network and k.number = e.key
                        where e.code = :code and e.revoked_at is null and e.until_at > :now
                          and k.distrusted_at is not null
                        """)
                        .param("code", code.value())
                        .param("now", now)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /// Erases the stored files of a badge that contain the name of the holder.
    void forget(BadgeCode code) {
        db.sql("update badges_edition set document = null where code = :code")
                .param("code", code.value())
                .update();
    }
}
