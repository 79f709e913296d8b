package org.tousaidants.places.agreements;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

/// Stores the versions of the agreement, the structures, and their signatures and withdrawals.
@Repository
class JointAgreementStore {
    private static final String VERSION =
            "select number, text, note, written_by, written_at, published_at from agreements_version ";
    private static final String STRUCTURE =
            "select id, name, place, contact, mail, lang, added_at, asked_at from agreements_structure ";
    private static final String ACT =
            "structure, version, act, signer, quality, dpo, on_day as on, recorded_at, actor as by from agreements_act ";
    private static final String ID = "id";
    private static final String NOW = "now";

    private final Sql db;

    JointAgreementStore(Sql db) {
        this.db = db;
    }

    /// Serialises the acts on versions until the end of the transaction.
    void holdVersions() {
        db.hold("agreements.version");
    }

    /// Serialises the acts of one structure until the end of the transaction.
    void holdStructure(UUID structure) {
        db.hold("agreements.structure", structure);
    }

    Optional<AgreementVersion> inForce() {
        return db.sql(VERSION + "where published_at is not null order by number desc limit 1")
                .query(AgreementVersion.class)
                .optional();
    }

    Optional<AgreementVersion> draft() {
        return db.sql(VERSION + "where published_at is null")
                .query(AgreementVersion.class)
                .optional();
    }

    Optional<AgreementVersion> version(int number) {
        return db.sql(VERSION + "where number = :number and published_at is not null")
                .param("number", number)
                .query(AgreementVersion.class)
                .optional();
    }

    /// The published versions, newest first.
    List<AgreementVersion> versions() {
        return db.sql(VERSION + "where published_at is not null order by number desc")
                .query(AgreementVersion.class)
                .list();
    }

    void write(int number, String text, String note, UUID by, Instant now) {
        db.sql("""
                        insert into agreements_version (number, text, note, written_by, written_at)
                        values (:number, :text, :note, :by, :now)
                        on conflict (network, number) do update set text = excluded.text, note = excluded.note,
                            written_by = excluded.written_by, written_at = excluded.written_at
                        where agreements_version.published_at is null""")
                .param("number", number)
                .param("text", text)
                .param("note", note)
                .param("by", by)
                .param(NOW, now)
                .update();
    }

    void publish(int number, Instant now) {
        db.sql("update agreements_version set published_at = :now where number = :number and published_at is null")
                .param("number", number)
                .param(NOW, now)
                .update();
    }

    void dropDraft() {
        db.sql("delete from agreements_version where published_at is null").update();
    }

    List<MemberStructure> structures() {
        return db.sql(STRUCTURE + "order by name, id")
                .query(MemberStructure.class)
                .list();
    }

    Optional<MemberStructure> structure(UUID id) {
        return db.sql(STRUCTURE + "where id = :id")
                .param(ID, id)
                .query(MemberStructure.class)
                .optional();
    }

    /// Adds a structure; false if one has this name.
    boolean add(MemberStructure structure) {
        return db.sql("""
                        insert into agreements_structure (id, name, place, contact, mail, lang, added_at)
                        values (:id, :name, :place, :contact, :mail, :lang, :added)
                        on conflict do nothing""").params(structure).update() == 1;
    }

    void contact(UUID id, String contact, String mail, String lang) {
        db.sql("update agreements_structure set contact = :contact, mail = :mail, lang = :lang where id = :id")
                .param(ID, id)
                .param("contact", contact)
                .param("mail", mail)
                .param("lang", lang)
                .update();
    }

    void asked(UUID id, Instant now) {
        db.sql("update agreements_structure set asked_at = :now where id = :id")
                .param(ID, id)
                .param(NOW, now)
                .update();
    }

    /// Deletes a structure without any act.
    boolean remove(UUID id) {
        return db.sql("""
                        delete from agreements_structure s where id = :id
                        and not exists (select 1 from agreements_act where structure = s.id)""").param(ID, id).update() == 1;
    }

    void append(AgreementAct act) {
        db.sql("""
                        insert into agreements_act (structure, version, act, signer, quality, dpo, on_day, recorded_at, actor)
                        values (:structure, :version, :act, :signer, :quality, :dpo, :on, :at, :by)""").params(act).update();
    }

    /// The acts of all structures, the last one first.
    Map<UUID, List<AgreementAct>> acts() {
        return db.sql("select structure as key, " + ACT + "order by number desc")
                .lists(UUID.class, AgreementAct.class);
    }

    /// The acts of a structure, the last one first.
    List<AgreementAct> acts(UUID structure) {
        return db.sql("select " + ACT + "where structure = :id order by number desc")
                .param(ID, structure)
                .query(AgreementAct.class)
                .list();
    }
}
