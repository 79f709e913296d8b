package org.tousaidants.path.notebook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Rows;
import org.tousaidants.platform.identity.Secret;

/// Rows of `notebook_visit` and `notebook_try`: who may read for a while, and who guessed.
@Repository
class VisitStore {
    /// @param helper empty: the person herself
    record Visit(UUID notebook, Optional<UUID> helper, String why, Instant ends) {}

    private final JdbcClient db;

    VisitStore(JdbcClient db) {
        this.db = db;
    }

    void open(String network, Visit visit, Optional<Secret> secret, Instant now) {
        db.sql("""
                        insert into notebook_visit (network, id, notebook, helper, secret, why, opened, ends)
                        values (:network, :id, :notebook, :helper::uuid, :secret, :why, :now, :ends)""")
                .param("network", network)
                .param("id", UUID.randomUUID())
                .param("notebook", visit.notebook())
                .param("helper", visit.helper().map(UUID::toString).orElse(null))
                .param("secret", secret.map(Secret::hash).orElse(null))
                .param("why", visit.why())
                .param("now", Rows.at(now))
                .param("ends", Rows.at(visit.ends()))
                .update();
    }

    List<Visit> ofHelper(String network, UUID helper, Instant now) {
        return db.sql("""
                        select distinct on (notebook) notebook, helper, why, ends from notebook_visit
                        where network = :network and helper = :helper and ends > :now order by notebook, ends desc""")
                .param("network", network)
                .param("helper", helper)
                .param("now", Rows.at(now))
                .query((set, n) -> {
                    var row = Rows.of(set);
                    return new Visit(row.id("notebook"), row.maybeId("helper"), row.text("why"), row.instant("ends"));
                })
                .list();
    }

    Optional<Visit> ofSecret(String network, Secret secret, Instant now) {
        return db.sql("""
                        select notebook, helper, why, ends from notebook_visit
                        where network = :network and secret = :secret and ends > :now""")
                .param("network", network)
                .param("secret", secret.hash())
                .param("now", Rows.at(now))
                .query((set, n) -> {
                    var row = Rows.of(set);
                    return new Visit(row.id("notebook"), row.maybeId("helper"), row.text("why"), row.instant("ends"));
                })
                .optional();
    }

    void end(String network, UUID notebook, UUID helper) {
        db.sql("delete from notebook_visit where network = :network and notebook = :notebook and helper = :helper")
                .param("network", network)
                .param("notebook", notebook)
                .param("helper", helper)
                .update();
    }

    void endOfHelpers(String network, UUID notebook) {
        db.sql("""
                        delete from notebook_visit
                        where network = :network and notebook = :notebook and helper is not null""").param("network", network).param("notebook", notebook).update();
    }

    void end(String network, Secret secret) {
        db.sql("delete from notebook_visit where network = :network and secret = :secret")
                .param("network", network)
                .param("secret", secret.hash())
                .update();
    }

    int tries(String network, byte[] code, Instant since) {
        return db.sql("""
                        select count(*) from notebook_try
                        where network = :network and code = :code and at > :since""")
                .param("network", network)
                .param("code", code)
                .param("since", Rows.at(since))
                .query(Integer.class)
                .single();
    }

    void tried(String network, byte[] code, Instant now) {
        db.sql("insert into notebook_try (network, code, at) values (:network, :code, :now)")
                .param("network", network)
                .param("code", code)
                .param("now", Rows.at(now))
                .update();
    }

    int forget(String network, Instant before) {
        var forgotten = 0;
        for (var old : List.of("notebook_try where at", "notebook_visit where ends"))
            forgotten += db.sql("delete from " + old + " < :before and network = :network")
                    .param("network", network)
                    .param("before", Rows.at(before))
                    .update();
        return forgotten;
    }
}
