package org.tousaidants.path.notebook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;
import org.tousaidants.platform.identity.Secret;

/// Rows of `notebook_visit` and `notebook_try`: who may read for a while, and who guessed.
@Repository
class NotebookVisitStore {
    /// @param helper empty: the person herself
    record Visit(UUID notebook, Optional<UUID> helper, String why, Instant ends) {}

    private final Sql db;

    NotebookVisitStore(Sql db) {
        this.db = db;
    }

    void open(String network, Visit visit, Optional<Secret> secret, Instant now) {
        db.sql(network, """
                        insert into notebook_visit (network, id, notebook, helper, secret, why, opened, ends)
                        values (:network, :id, :notebook, :helper::uuid, :secret, :why, :now, :ends)""")
                .params(visit)
                .param("id", UUID.randomUUID())
                .param("helper", visit.helper().map(UUID::toString))
                .param("secret", secret.map(Secret::hash))
                .param("now", now)
                .update();
    }

    List<Visit> ofHelper(String network, UUID helper, Instant now) {
        return db.sql(network, """
                        select distinct on (notebook) notebook, helper, why, ends from notebook_visit
                        where network = :network and helper = :helper and ends > :now order by notebook, ends desc""")
                .param("helper", helper)
                .param("now", now)
                .query(Visit.class)
                .list();
    }

    Optional<Visit> ofSecret(String network, Secret secret, Instant now) {
        return db.sql(network, """
                        select notebook, helper, why, ends from notebook_visit
                        where network = :network and secret = :secret and ends > :now""")
                .param("secret", secret.hash())
                .param("now", now)
                .query(Visit.class)
                .optional();
    }

    void end(String network, UUID notebook, UUID helper) {
        db.sql(
                        network,
                        "delete from notebook_visit where network = :network and notebook = :notebook and helper = :helper")
                .param("notebook", notebook)
                .param("helper", helper)
                .update();
    }

    void endOfOthers(String network, UUID notebook, Secret but) {
        db.sql(network, """
                        delete from notebook_visit
                        where network = :network and notebook = :notebook and secret is distinct from :secret""")
                .param("notebook", notebook)
                .param("secret", but.hash())
                .update();
    }

    void endOfHelpers(String network, UUID notebook) {
        db.sql(network, """
                        delete from notebook_visit
                        where network = :network and notebook = :notebook and helper is not null""").param("notebook", notebook).update();
    }

    void end(String network, Secret secret) {
        db.sql(network, "delete from notebook_visit where network = :network and secret = :secret")
                .param("secret", secret.hash())
                .update();
    }

    int tries(String network, byte[] code, Instant since) {
        return db.sql(network, """
                        select count(*) from notebook_try
                        where network = :network and code = :code and at > :since""")
                .param("code", code)
                .param("since", since)
                .query(Integer.class)
                .single();
    }

    void tried(String network, byte[] code, Instant now) {
        db.sql(network, "insert into notebook_try (network, code, at) values (:network, :code, :now)")
                .param("code", code)
                .param("now", now)
                .update();
    }

    int forget(String network, Instant before) {
        var forgotten = 0;
        for (var old : List.of("notebook_try where at", "notebook_visit where ends"))
            forgotten += db.sql(network, "delete from " + old + " < :before and network = :network")
                    .param("before", before)
                    .update();
        return forgotten;
    }
}
