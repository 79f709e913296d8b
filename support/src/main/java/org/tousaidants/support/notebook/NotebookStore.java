package org.tousaidants.support.notebook;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.platform.db.EncryptedRow;
import org.tousaidants.platform.db.EncryptedRowSource;
import org.tousaidants.platform.db.Sql;
import org.tousaidants.platform.db.SqlColumnConverter;
import org.tousaidants.support.notebook.PersonNotebook.NotebookAccess;
import org.tousaidants.support.notebook.PersonNotebook.NotebookConsent;
import org.tousaidants.support.notebook.PersonNotebook.NotebookContentKind;

/// Stores notebooks, with their keys, entries, consents and logs of access.
@Repository
class NotebookStore implements EncryptedRowSource {
    record FoundNotebook(UUID id, byte[] pin) {}

    record EncryptedNotebookField(UUID id, NotebookContentKind kind, byte[] sealed, Instant at, Optional<UUID> by) {}

    private final Sql db;
    private final NotebookEncryption seal;

    NotebookStore(Sql db, NotebookEncryption seal) {
        this.db = db;
        this.seal = seal;
    }

    /// Stores a notebook; returns false if the form was already submitted.
    ///
    /// @param code keyed hash of the code
    /// @param pin keyed hash of the PIN
    /// @param wrapped encrypted key of the notebook
    boolean add(UUID id, byte[] code, byte[] pin, byte[] wrapped, Optional<UUID> by, Instant now) {
        var fresh = db.sql("""
                        insert into notebook_notebook (id, code, pin, made_at, made_by, last_used_at)
                        values (:id, :code, :pin, :now, :by, :now) on conflict do nothing""")
                        .param("id", id)
                        .param("code", code)
                        .param("pin", pin)
                        .param("by", by)
                        .param("now", now)
                        .update()
                == 1;
        if (fresh)
            db.sql("insert into notebook_key (notebook, wrapped) values (:id, :wrapped)")
                    .param("id", id)
                    .param("wrapped", wrapped)
                    .update();
        return fresh;
    }

    /// Records that an activity belongs to a notebook; returns false if this was already recorded.
    ///
    /// @param act id of the activity
    boolean note(UUID notebook, UUID act) {
        return db.sql("insert into notebook_act (notebook, act) values (:notebook, :act)" + " on conflict do nothing")
                        .param("notebook", notebook)
                        .param("act", act)
                        .update()
                == 1;
    }

    void forgetAct(UUID act) {
        db.sql("delete from notebook_act where act = :act").param("act", act).update();
    }

    /// Records that an item of another module belongs to a notebook; returns false if this was already recorded.
    ///
    /// @param thing id of the item
    boolean tie(UUID notebook, UUID thing) {
        return db.sql("insert into notebook_thing (notebook, thing) values (:notebook, :thing)"
                                + " on conflict do nothing")
                        .param("notebook", notebook)
                        .param("thing", thing)
                        .update()
                == 1;
    }

    void follow(UUID thing, UUID other) {
        db.sql("update notebook_thing set thing = :other where thing = :thing")
                .param("thing", thing)
                .param("other", other)
                .update();
    }

    List<UUID> tied(UUID notebook) {
        return db.sql("select thing from notebook_thing where notebook = :notebook order by thing")
                .param("notebook", notebook)
                .query(UUID.class)
                .list();
    }

    void untie(UUID notebook) {
        db.sql("delete from notebook_thing where notebook = :notebook")
                .param("notebook", notebook)
                .update();
    }

    void forgetActs(UUID notebook) {
        db.sql("delete from notebook_act where notebook = :notebook")
                .param("notebook", notebook)
                .update();
    }

    boolean any() {
        return db.sql("select exists (select 1 from notebook_notebook)")
                .query(Boolean.class)
                .single();
    }

    Optional<FoundNotebook> byCode(List<byte[]> codes) {
        return db.sql("select id, pin from notebook_notebook where code = any(:codes::bytea[])")
                .param("codes", codes.toArray(byte[][]::new))
                .query(FoundNotebook.class)
                .optional();
    }

    /// Replaces the hashes of the card of a notebook. The old card becomes invalid.
    ///
    /// @param id id of the notebook
    /// @param code keyed hash of the new code
    /// @param pin keyed hash of the new PIN
    void card(UUID id, byte[] code, byte[] pin) {
        db.sql("update notebook_notebook set code = :code, pin = :pin where id = :id")
                .param("id", id)
                .param("code", code)
                .param("pin", pin)
                .update();
    }

    /// Returns whether a notebook with this id was ever created; true even after it was erased.
    boolean holds(UUID notebook) {
        return db.sql("select exists (select 1 from notebook_notebook where id = :id)")
                .param("id", notebook)
                .query(Boolean.class)
                .single();
    }

    Optional<byte[]> key(UUID notebook) {
        return db.sql("select wrapped from notebook_key where notebook = :notebook")
                .param("notebook", notebook)
                .query(byte[].class)
                .optional();
    }

    @Override
    public String what() {
        return "cahiers";
    }

    @Override
    public List<EncryptedRow> sealedRows() {
        return db.sql("""
                        select notebook, wrapped from notebook_key""")
                .query((row, n) -> new EncryptedRow(row.getString("notebook"), seal.under(row.getBytes("wrapped"))))
                .list();
    }

    @Override
    public boolean sealAgain(EncryptedRow row) {
        var notebook = UUID.fromString(row.id());
        return db.sql("select wrapped from notebook_key where notebook = :notebook for update")
                        .param("notebook", notebook)
                        .query(byte[].class)
                        .optional()
                        .map(wrapped -> db.sql("update notebook_key set wrapped = :wrapped where notebook = :id")
                                .param("id", notebook)
                                .param("wrapped", seal.wrapAgain(wrapped))
                                .update())
                        .orElse(0)
                > 0;
    }

    void touch(UUID notebook, Instant now) {
        db.sql("update notebook_notebook set last_used_at = :now where id = :id")
                .param("id", notebook)
                .param("now", now)
                .update();
    }

    void write(UUID notebook, UUID id, NotebookContentKind kind, byte[] sealed, Optional<UUID> by, Instant now) {
        db.sql("""
                        insert into notebook_entry (id, notebook, kind, sealed, recorded_at, actor)
                        values (:id, :notebook, :kind, :sealed, :now, :by::uuid) on conflict do nothing""")
                .param("id", id)
                .param("notebook", notebook)
                .param("kind", EnumConstantName.low(kind))
                .param("sealed", sealed)
                .param("now", now)
                .param("by", by.map(UUID::toString))
                .update();
    }

    List<EncryptedNotebookField> entries(UUID notebook) {
        return db.sql("""
                        select id, kind, sealed, recorded_at, actor as by from notebook_entry
                        where notebook = :notebook and ended_at is null order by recorded_at, id""")
                .param("notebook", notebook)
                .query(EncryptedNotebookField.class)
                .list();
    }

    /// Erases the text of an entry and returns whether there was one. The row remains, without the text.
    boolean takeOut(UUID notebook, UUID entry, Instant now) {
        return db.sql("""
                        update notebook_entry set ended_at = :now, sealed = ''
                        where notebook = :notebook and id = :id and ended_at is null""")
                        .param("notebook", notebook)
                        .param("id", entry)
                        .param("now", now)
                        .update()
                == 1;
    }

    void consent(UUID notebook, NotebookConsent consent) {
        db.sql("""
                        insert into notebook_consent (notebook, number, purpose, basis, given, way, parent, recorded_at, actor)
                        select :notebook, coalesce(max(number), 0) + 1, :purpose, 'consent', :given, :way, :parent,
                            :at, :by::uuid
                        from notebook_consent where notebook = :notebook""")
                .param("notebook", notebook)
                .param("purpose", EnumConstantName.low(consent.purpose()))
                .param("given", consent.given())
                .param("way", EnumConstantName.low(consent.way()))
                .param("parent", consent.parent())
                .param("at", consent.at())
                .param("by", consent.by().map(UUID::toString))
                .update();
    }

    List<NotebookConsent> consents(UUID notebook) {
        return db.sql("""
                        select purpose, given, way, parent, recorded_at, actor as by from notebook_consent
                        where notebook = :notebook order by number""")
                .param("notebook", notebook)
                .query(NotebookConsent.class)
                .list();
    }

    void look(UUID notebook, NotebookAccess look) {
        db.sql("""
                        insert into notebook_log (notebook, recorded_at, actor, act, why)
                        values (:notebook, :at, :by::uuid, :act, :why)""")
                .params(look)
                .param("notebook", notebook)
                .param("by", look.by().map(UUID::toString))
                .update();
    }

    List<NotebookAccess> looks(UUID notebook) {
        return db.sql("""
                        select recorded_at, actor as by, act, why from notebook_log
                        where notebook = :notebook order by number desc""")
                .param("notebook", notebook)
                .query(NotebookAccess.class)
                .list();
    }

    /// Erases a notebook. The key is deleted first: from then on nothing can be decrypted, neither here nor in a
    /// copy of the database.
    void erase(UUID notebook, Instant now) {
        for (var table : List.of("key", "entry", "visit", "log", "act", "thing"))
            db.sql("delete from notebook_" + table + " where notebook = :notebook")
                    .param("notebook", notebook)
                    .update();
        db.sql("""
                        update notebook_notebook set code = null, pin = null, erased_at = :now
                        where id = :notebook""").param("notebook", notebook).param("now", now).update();
    }

    /// Deletes the rows and consents of notebooks that were erased before `before`; returns the number of
    /// deleted rows.
    int forgetProofs(Instant before) {
        var forgotten = 0;
        for (var table : List.of("consent where notebook in (select id from notebook_notebook where", "notebook where"))
            forgotten += db.sql(
                            "delete from notebook_" + table + " erased_at < :before" + (table.contains("(") ? ")" : ""))
                    .param("before", before)
                    .update();
        return forgotten;
    }

    /// Returns the notebooks that nobody has used since `since`, each with the time of its last use.
    Map<UUID, Instant> unused(Instant since) {
        var unused = new LinkedHashMap<UUID, Instant>();
        db.sql("""
                        select id, last_used_at from notebook_notebook
                        where erased_at is null and last_used_at < :since""").param("since", since).query(row -> {
            unused.put(
                    SqlColumnConverter.of(row).id("id"),
                    SqlColumnConverter.of(row).instant("last_used"));
        });
        return unused;
    }
}
