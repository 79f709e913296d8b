package org.tousaidants.support.notebook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;
import org.tousaidants.platform.identity.SecretToken;

/// Stores open visits and wrong tries: tables `notebook_visit` and `notebook_try`.
@Repository
class NotebookVisitStore {
    /// An open visit of a notebook, during which it can be read.
    ///
    /// @param helper account of the helper; empty for the owner of the notebook
    record NotebookVisit(UUID notebook, Optional<UUID> helper, String why, Instant ends) {}

    private final Sql db;

    NotebookVisitStore(Sql db) {
        this.db = db;
    }

    void open(NotebookVisit visit, Optional<SecretToken> secret, Instant now) {
        db.sql("""
                        insert into notebook_visit (id, notebook, helper, secret, why, opened_at, ends_at)
                        values (:id, :notebook, :helper::uuid, :secret, :why, :now, :ends)""")
                .params(visit)
                .param("id", UUID.randomUUID())
                .param("helper", visit.helper().map(UUID::toString))
                .param("secret", secret.map(SecretToken::hash))
                .param("now", now)
                .update();
    }

    List<NotebookVisit> ofHelper(UUID helper, Instant now) {
        return db.sql("""
                        select distinct on (notebook) notebook, helper, why, ends_at from notebook_visit
                        where helper = :helper and ends_at > :now order by notebook, ends_at desc""")
                .param("helper", helper)
                .param("now", now)
                .query(NotebookVisit.class)
                .list();
    }

    Optional<NotebookVisit> ofSecret(SecretToken secret, Instant now) {
        return db.sql("""
                        select notebook, helper, why, ends_at from notebook_visit
                        where secret = :secret and ends_at > :now""")
                .param("secret", secret.hash())
                .param("now", now)
                .query(NotebookVisit.class)
                .optional();
    }

    void end(UUID notebook, UUID helper) {
        db.sql("delete from notebook_visit where notebook = :notebook and helper = :helper")
                .param("notebook", notebook)
                .param("helper", helper)
                .update();
    }

    void endOfOthers(UUID notebook, SecretToken but) {
        db.sql("""
                        delete from notebook_visit
                        where notebook = :notebook and secret is distinct from :secret""").param("notebook", notebook).param("secret", but.hash()).update();
    }

    void endOfHelpers(UUID notebook) {
        db.sql("""
                        delete from notebook_visit
                        where notebook = :notebook and helper is not null""").param("notebook", notebook).update();
    }

    void end(SecretToken secret) {
        db.sql("delete from notebook_visit where secret = :secret")
                .param("secret", secret.hash())
                .update();
    }

    int tries(byte[] code, Instant since) {
        return db.sql("""
                        select count(*) from notebook_try
                        where code = :code and recorded_at > :since""")
                .param("code", code)
                .param("since", since)
                .query(Integer.class)
                .single();
    }

    void tried(byte[] code, Instant now) {
        db.sql("insert into notebook_try (code, recorded_at) values (:code, :now)")
                .param("code", code)
                .param("now", now)
                .update();
    }

    int forget(Instant before) {
        var forgotten = 0;
        for (var old : List.of("notebook_try where recorded_at", "notebook_visit where ends_at"))
            forgotten += db.sql("delete from " + old + " < :before")
                    .param("before", before)
                    .update();
        return forgotten;
    }
}
