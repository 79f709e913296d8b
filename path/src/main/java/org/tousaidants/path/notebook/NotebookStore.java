package org.tousaidants.path.notebook;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.path.notebook.Notebook.Consent;
import org.tousaidants.path.notebook.Notebook.Kind;
import org.tousaidants.path.notebook.Notebook.Look;
import org.tousaidants.path.notebook.Notebook.Purpose;
import org.tousaidants.path.notebook.Notebook.Way;
import org.tousaidants.platform.db.Rows;
import org.tousaidants.platform.db.SealedRows;

/// Rows of `notebook_notebook`, its key, its entries, its consents and its log.
@Repository
class NotebookStore implements SealedRows {
    record Found(UUID id, byte[] pin) {}

    record Sealed(UUID id, Kind kind, byte[] sealed, Instant at, Optional<UUID> by) {}

    private final JdbcClient db;
    private final NotebookSeal seal;

    NotebookStore(JdbcClient db, NotebookSeal seal) {
        this.db = db;
        this.seal = seal;
    }

    /// False when the form was sent before.
    boolean add(String network, UUID id, byte[] code, byte[] pin, byte[] wrapped, UUID by, Instant now) {
        var fresh = db.sql("""
                        insert into notebook_notebook (network, id, code, pin, made, made_by, last_used)
                        values (:network, :id, :code, :pin, :now, :by, :now) on conflict do nothing""")
                        .param("network", network)
                        .param("id", id)
                        .param("code", code)
                        .param("pin", pin)
                        .param("by", by)
                        .param("now", Rows.at(now))
                        .update()
                == 1;
        if (fresh)
            db.sql("insert into notebook_key (network, notebook, wrapped) values (:network, :id, :wrapped)")
                    .param("network", network)
                    .param("id", id)
                    .param("wrapped", wrapped)
                    .update();
        return fresh;
    }

    /// False when the act is in it already.
    boolean note(String network, UUID notebook, UUID act) {
        return db.sql("insert into notebook_act (network, notebook, act) values (:network, :notebook, :act)"
                                + " on conflict do nothing")
                        .param("network", network)
                        .param("notebook", notebook)
                        .param("act", act)
                        .update()
                == 1;
    }

    void forgetAct(String network, UUID act) {
        db.sql("delete from notebook_act where network = :network and act = :act")
                .param("network", network)
                .param("act", act)
                .update();
    }

    /// False when it is tied already.
    boolean tie(String network, UUID notebook, UUID thing) {
        return db.sql("insert into notebook_thing (network, notebook, thing) values (:network, :notebook, :thing)"
                                + " on conflict do nothing")
                        .param("network", network)
                        .param("notebook", notebook)
                        .param("thing", thing)
                        .update()
                == 1;
    }

    void follow(String network, UUID thing, UUID other) {
        db.sql("update notebook_thing set thing = :other where network = :network and thing = :thing")
                .param("network", network)
                .param("thing", thing)
                .param("other", other)
                .update();
    }

    List<UUID> tied(String network, UUID notebook) {
        return db.sql(
                        "select thing from notebook_thing where network = :network and notebook = :notebook order by thing")
                .param("network", network)
                .param("notebook", notebook)
                .query((row, n) -> Rows.of(row).id("thing"))
                .list();
    }

    void untie(String network, UUID notebook) {
        db.sql("delete from notebook_thing where network = :network and notebook = :notebook")
                .param("network", network)
                .param("notebook", notebook)
                .update();
    }

    void forgetActs(String network, UUID notebook) {
        db.sql("delete from notebook_act where network = :network and notebook = :notebook")
                .param("network", network)
                .param("notebook", notebook)
                .update();
    }

    boolean any(String network) {
        return db.sql("select exists (select 1 from notebook_notebook where network = :network)")
                .param("network", network)
                .query(Boolean.class)
                .single();
    }

    Optional<Found> byCode(String network, List<byte[]> codes) {
        return db.sql("select id, pin from notebook_notebook where network = :network and code = any(:codes::bytea[])")
                .param("network", network)
                .param("codes", codes.toArray(byte[][]::new))
                .query((row, n) -> new Found(Rows.of(row).id("id"), row.getBytes("pin")))
                .optional();
    }

    /// A new card: the old one opens nothing.
    void card(String network, UUID id, byte[] code, byte[] pin) {
        db.sql("update notebook_notebook set code = :code, pin = :pin where network = :network and id = :id")
                .param("network", network)
                .param("id", id)
                .param("code", code)
                .param("pin", pin)
                .update();
    }

    Optional<byte[]> key(String network, UUID notebook) {
        return db.sql("select wrapped from notebook_key where network = :network and notebook = :notebook")
                .param("network", network)
                .param("notebook", notebook)
                .query(byte[].class)
                .optional();
    }

    @Override
    @Transactional
    public int sealAgain(String network) {
        record Wrapped(UUID notebook, byte[] key) {}
        var again = 0;
        for (var one : db.sql("select notebook, wrapped from notebook_key where network = :network for update")
                .param("network", network)
                .query((row, n) -> new Wrapped(Rows.of(row).id("notebook"), row.getBytes("wrapped")))
                .list()) {
            var wrapped = seal.wrapAgain(one.key());
            if (wrapped.isEmpty()) continue;
            again += db.sql("update notebook_key set wrapped = :wrapped where network = :network and notebook = :id")
                    .param("network", network)
                    .param("id", one.notebook())
                    .param("wrapped", wrapped.get())
                    .update();
        }
        return again;
    }

    void touch(String network, UUID notebook, Instant now) {
        db.sql("update notebook_notebook set last_used = :now where network = :network and id = :id")
                .param("network", network)
                .param("id", notebook)
                .param("now", Rows.at(now))
                .update();
    }

    void write(String network, UUID notebook, UUID id, Kind kind, byte[] sealed, Optional<UUID> by, Instant now) {
        db.sql("""
                        insert into notebook_entry (network, id, notebook, kind, sealed, at, by)
                        values (:network, :id, :notebook, :kind, :sealed, :now, :by::uuid) on conflict do nothing""")
                .param("network", network)
                .param("id", id)
                .param("notebook", notebook)
                .param("kind", Notebook.lower(kind))
                .param("sealed", sealed)
                .param("now", Rows.at(now))
                .param("by", by.map(UUID::toString).orElse(null))
                .update();
    }

    List<Sealed> entries(String network, UUID notebook) {
        return db.sql("""
                        select id, kind, sealed, at, by from notebook_entry
                        where network = :network and notebook = :notebook and ended is null order by at, id""")
                .param("network", network)
                .param("notebook", notebook)
                .query((set, n) -> {
                    var row = Rows.of(set);
                    return new Sealed(
                            row.id("id"),
                            row.constant("kind", Kind.class),
                            set.getBytes("sealed"),
                            row.instant("at"),
                            row.maybeId("by"));
                })
                .list();
    }

    /// What is taken out is gone: the row says only that there was one.
    boolean takeOut(String network, UUID notebook, UUID entry, Instant now) {
        return db.sql("""
                        update notebook_entry set ended = :now, sealed = ''
                        where network = :network and notebook = :notebook and id = :id and ended is null""")
                        .param("network", network)
                        .param("notebook", notebook)
                        .param("id", entry)
                        .param("now", Rows.at(now))
                        .update()
                == 1;
    }

    void consent(String network, UUID notebook, Consent consent) {
        db.sql("""
                        insert into notebook_consent (network, notebook, n, purpose, basis, given, way, parent, at, by)
                        select :network, :notebook, coalesce(max(n), 0) + 1, :purpose, 'consent', :given, :way, :parent,
                            :at, :by::uuid
                        from notebook_consent where network = :network and notebook = :notebook""")
                .param("network", network)
                .param("notebook", notebook)
                .param("purpose", Notebook.lower(consent.purpose()))
                .param("given", consent.given())
                .param("way", Notebook.lower(consent.way()))
                .param("parent", consent.parent())
                .param("at", Rows.at(consent.at()))
                .param("by", consent.by().map(UUID::toString).orElse(null))
                .update();
    }

    List<Consent> consents(String network, UUID notebook) {
        return db.sql("""
                        select purpose, given, way, parent, at, by from notebook_consent
                        where network = :network and notebook = :notebook order by n""")
                .param("network", network)
                .param("notebook", notebook)
                .query((set, n) -> {
                    var row = Rows.of(set);
                    return new Consent(
                            row.constant("purpose", Purpose.class),
                            row.flag("given"),
                            row.constant("way", Way.class),
                            row.flag("parent"),
                            row.instant("at"),
                            row.maybeId("by"));
                })
                .list();
    }

    void look(String network, UUID notebook, Look look) {
        db.sql("""
                        insert into notebook_log (network, notebook, at, by, act, why)
                        values (:network, :notebook, :at, :by::uuid, :act, :why)""")
                .param("network", network)
                .param("notebook", notebook)
                .param("at", Rows.at(look.at()))
                .param("by", look.by().map(UUID::toString).orElse(null))
                .param("act", look.act())
                .param("why", look.why())
                .update();
    }

    List<Look> looks(String network, UUID notebook) {
        return db.sql("""
                        select at, by, act, why from notebook_log
                        where network = :network and notebook = :notebook order by n desc""")
                .param("network", network)
                .param("notebook", notebook)
                .query((set, n) -> {
                    var row = Rows.of(set);
                    return new Look(row.instant("at"), row.maybeId("by"), row.text("act"), row.text("why"));
                })
                .list();
    }

    /// The key first: from then on nothing of it can be read, here or in a copy.
    void erase(String network, UUID notebook, Instant now) {
        for (var table : List.of("key", "entry", "visit", "log", "act", "thing"))
            db.sql("delete from notebook_" + table + " where network = :network and notebook = :notebook")
                    .param("network", network)
                    .param("notebook", notebook)
                    .update();
        db.sql("""
                        update notebook_notebook set code = null, pin = null, erased = :now
                        where network = :network and id = :notebook""")
                .param("network", network)
                .param("notebook", notebook)
                .param("now", Rows.at(now))
                .update();
    }

    /// That there was one, and what was agreed: of those erased before then.
    int forgetProofs(String network, Instant before) {
        var forgotten = 0;
        for (var table : List.of("consent where notebook in (select id from notebook_notebook where", "notebook where"))
            forgotten += db.sql("delete from notebook_" + table + " network = :network and erased < :before"
                            + (table.contains("(") ? ") and network = :network" : ""))
                    .param("network", network)
                    .param("before", Rows.at(before))
                    .update();
        return forgotten;
    }

    /// When each was used last.
    Map<UUID, Instant> unused(String network, Instant since) {
        var unused = new LinkedHashMap<UUID, Instant>();
        db.sql("""
                        select id, last_used from notebook_notebook
                        where network = :network and erased is null and last_used < :since""").param("network", network).param("since", Rows.at(since)).query(row -> {
            unused.put(Rows.of(row).id("id"), Rows.of(row).instant("last_used"));
        });
        return unused;
    }
}
