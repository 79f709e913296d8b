package org.tousaidants.path.notebook;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.path.notebook.Notebook.Consent;
import org.tousaidants.path.notebook.Notebook.Kind;
import org.tousaidants.path.notebook.Notebook.Look;
import org.tousaidants.platform.db.Rows;
import org.tousaidants.platform.db.SealedRow;
import org.tousaidants.platform.db.SealedRows;
import org.tousaidants.platform.db.Sql;

/// Rows of `notebook_notebook`, its key, its entries, its consents and its log.
@Repository
class NotebookStore implements SealedRows {
    record Found(UUID id, byte[] pin) {}

    record Sealed(UUID id, Kind kind, byte[] sealed, Instant at, Optional<UUID> by) {}

    private final Sql db;
    private final NotebookSeal seal;

    NotebookStore(Sql db, NotebookSeal seal) {
        this.db = db;
        this.seal = seal;
    }

    /// False when the form was sent before.
    boolean add(String network, UUID id, byte[] code, byte[] pin, byte[] wrapped, UUID by, Instant now) {
        var fresh = db.sql(network, """
                        insert into notebook_notebook (network, id, code, pin, made, made_by, last_used)
                        values (:network, :id, :code, :pin, :now, :by, :now) on conflict do nothing""")
                        .param("id", id)
                        .param("code", code)
                        .param("pin", pin)
                        .param("by", by)
                        .param("now", now)
                        .update()
                == 1;
        if (fresh)
            db.sql(network, "insert into notebook_key (network, notebook, wrapped) values (:network, :id, :wrapped)")
                    .param("id", id)
                    .param("wrapped", wrapped)
                    .update();
        return fresh;
    }

    /// False when the act is in it already.
    boolean note(String network, UUID notebook, UUID act) {
        return db.sql(
                                network,
                                "insert into notebook_act (network, notebook, act) values (:network, :notebook, :act)"
                                        + " on conflict do nothing")
                        .param("notebook", notebook)
                        .param("act", act)
                        .update()
                == 1;
    }

    void forgetAct(String network, UUID act) {
        db.sql(network, "delete from notebook_act where network = :network and act = :act")
                .param("act", act)
                .update();
    }

    /// False when it is tied already.
    boolean tie(String network, UUID notebook, UUID thing) {
        return db.sql(
                                network,
                                "insert into notebook_thing (network, notebook, thing) values (:network, :notebook, :thing)"
                                        + " on conflict do nothing")
                        .param("notebook", notebook)
                        .param("thing", thing)
                        .update()
                == 1;
    }

    void follow(String network, UUID thing, UUID other) {
        db.sql(network, "update notebook_thing set thing = :other where network = :network and thing = :thing")
                .param("thing", thing)
                .param("other", other)
                .update();
    }

    List<UUID> tied(String network, UUID notebook) {
        return db.sql(
                        network,
                        "select thing from notebook_thing where network = :network and notebook = :notebook order by thing")
                .param("notebook", notebook)
                .query(UUID.class)
                .list();
    }

    void untie(String network, UUID notebook) {
        db.sql(network, "delete from notebook_thing where network = :network and notebook = :notebook")
                .param("notebook", notebook)
                .update();
    }

    void forgetActs(String network, UUID notebook) {
        db.sql(network, "delete from notebook_act where network = :network and notebook = :notebook")
                .param("notebook", notebook)
                .update();
    }

    boolean any(String network) {
        return db.sql(network, "select exists (select 1 from notebook_notebook where network = :network)")
                .query(Boolean.class)
                .single();
    }

    Optional<Found> byCode(String network, List<byte[]> codes) {
        return db.sql(
                        network,
                        "select id, pin from notebook_notebook where network = :network and code = any(:codes::bytea[])")
                .param("codes", codes.toArray(byte[][]::new))
                .query(Found.class)
                .optional();
    }

    /// A new card: the old one opens nothing.
    void card(String network, UUID id, byte[] code, byte[] pin) {
        db.sql(network, "update notebook_notebook set code = :code, pin = :pin where network = :network and id = :id")
                .param("id", id)
                .param("code", code)
                .param("pin", pin)
                .update();
    }

    /// Also one that was erased.
    boolean holds(String network, UUID notebook) {
        return db.sql(network, "select exists (select 1 from notebook_notebook where network = :network and id = :id)")
                .param("id", notebook)
                .query(Boolean.class)
                .single();
    }

    Optional<byte[]> key(String network, UUID notebook) {
        return db.sql(network, "select wrapped from notebook_key where network = :network and notebook = :notebook")
                .param("notebook", notebook)
                .query(byte[].class)
                .optional();
    }

    @Override
    public String what() {
        return "cahiers";
    }

    @Override
    public List<SealedRow> sealedRows(Optional<String> network) {
        return db.sql(network.orElse(""), """
                        select network, notebook, wrapped from notebook_key
                        where :network = '' or network = :network""")
                .query((row, n) -> new SealedRow(
                        row.getString("network"), row.getString("notebook"), seal.under(row.getBytes("wrapped"))))
                .list();
    }

    @Override
    public boolean sealAgain(SealedRow row) {
        var notebook = UUID.fromString(row.id());
        return db.sql(
                                row.network(),
                                "select wrapped from notebook_key where network = :network and notebook = :notebook for update")
                        .param("notebook", notebook)
                        .query(byte[].class)
                        .optional()
                        .map(wrapped -> db.sql(
                                        row.network(),
                                        "update notebook_key set wrapped = :wrapped where network = :network and notebook = :id")
                                .param("id", notebook)
                                .param("wrapped", seal.wrapAgain(wrapped))
                                .update())
                        .orElse(0)
                > 0;
    }

    void touch(String network, UUID notebook, Instant now) {
        db.sql(network, "update notebook_notebook set last_used = :now where network = :network and id = :id")
                .param("id", notebook)
                .param("now", now)
                .update();
    }

    void write(String network, UUID notebook, UUID id, Kind kind, byte[] sealed, Optional<UUID> by, Instant now) {
        db.sql(network, """
                        insert into notebook_entry (network, id, notebook, kind, sealed, at, by)
                        values (:network, :id, :notebook, :kind, :sealed, :now, :by::uuid) on conflict do nothing""")
                .param("id", id)
                .param("notebook", notebook)
                .param("kind", ConstantName.low(kind))
                .param("sealed", sealed)
                .param("now", now)
                .param("by", by.map(UUID::toString))
                .update();
    }

    List<Sealed> entries(String network, UUID notebook) {
        return db.sql(network, """
                        select id, kind, sealed, at, by from notebook_entry
                        where network = :network and notebook = :notebook and ended is null order by at, id""")
                .param("notebook", notebook)
                .query(Sealed.class)
                .list();
    }

    /// What is taken out is gone: the row says only that there was one.
    boolean takeOut(String network, UUID notebook, UUID entry, Instant now) {
        return db.sql(network, """
                        update notebook_entry set ended = :now, sealed = ''
                        where network = :network and notebook = :notebook and id = :id and ended is null""")
                        .param("notebook", notebook)
                        .param("id", entry)
                        .param("now", now)
                        .update()
                == 1;
    }

    void consent(String network, UUID notebook, Consent consent) {
        db.sql(network, """
                        insert into notebook_consent (network, notebook, n, purpose, basis, given, way, parent, at, by)
                        select :network, :notebook, coalesce(max(n), 0) + 1, :purpose, 'consent', :given, :way, :parent,
                            :at, :by::uuid
                        from notebook_consent where network = :network and notebook = :notebook""")
                .param("notebook", notebook)
                .param("purpose", ConstantName.low(consent.purpose()))
                .param("given", consent.given())
                .param("way", ConstantName.low(consent.way()))
                .param("parent", consent.parent())
                .param("at", consent.at())
                .param("by", consent.by().map(UUID::toString))
                .update();
    }

    List<Consent> consents(String network, UUID notebook) {
        return db.sql(network, """
                        select purpose, given, way, parent, at, by from notebook_consent
                        where network = :network and notebook = :notebook order by n""")
                .param("notebook", notebook)
                .query(Consent.class)
                .list();
    }

    void look(String network, UUID notebook, Look look) {
        db.sql(network, """
                        insert into notebook_log (network, notebook, at, by, act, why)
                        values (:network, :notebook, :at, :by::uuid, :act, :why)""")
                .params(look)
                .param("notebook", notebook)
                .param("by", look.by().map(UUID::toString))
                .update();
    }

    List<Look> looks(String network, UUID notebook) {
        return db.sql(network, """
                        select at, by, act, why from notebook_log
                        where network = :network and notebook = :notebook order by n desc""")
                .param("notebook", notebook)
                .query(Look.class)
                .list();
    }

    /// The key first: from then on nothing of it can be read, here or in a copy.
    void erase(String network, UUID notebook, Instant now) {
        for (var table : List.of("key", "entry", "visit", "log", "act", "thing"))
            db.sql(network, "delete from notebook_" + table + " where network = :network and notebook = :notebook")
                    .param("notebook", notebook)
                    .update();
        db.sql(network, """
                        update notebook_notebook set code = null, pin = null, erased = :now
                        where network = :network and id = :notebook""").param("notebook", notebook).param("now", now).update();
    }

    /// That there was one, and what was agreed: of those erased before then.
    int forgetProofs(String network, Instant before) {
        var forgotten = 0;
        for (var table : List.of("consent where notebook in (select id from notebook_notebook where", "notebook where"))
            forgotten += db.sql(
                            network,
                            "delete from notebook_" + table + " network = :network and erased < :before"
                                    + (table.contains("(") ? ") and network = :network" : ""))
                    .param("before", before)
                    .update();
        return forgotten;
    }

    /// When each was used last.
    Map<UUID, Instant> unused(String network, Instant since) {
        var unused = new LinkedHashMap<UUID, Instant>();
        db.sql(network, """
                        select id, last_used from notebook_notebook
                        where network = :network and erased is null and last_used < :since""").param("since", since).query(row -> {
            unused.put(Rows.of(row).id("id"), Rows.of(row).instant("last_used"));
        });
        return unused;
    }
}
