package org.tousaidants.reach.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Rows;
import org.tousaidants.platform.mail.MailAddress;

/// Rows of `schedule_subscriber`.
@Repository
class SubscriberStore {
    private final JdbcClient db;

    SubscriberStore(JdbcClient db) {
        this.db = db;
    }

    /// Asked twice, she is one; the first asking counts.
    Subscriber ask(String network, String commune, MailAddress mail, String lang, Instant now) {
        db.sql("""
                        insert into schedule_subscriber (network, id, commune, mail, lang, asked)
                        values (:network, gen_random_uuid(), :commune, :mail, :lang, :now)
                        on conflict (network, commune, mail) do nothing""")
                .param("network", network)
                .param("commune", commune)
                .param("mail", mail.value())
                .param("lang", lang)
                .param("now", Rows.at(now))
                .update();
        return db.sql(
                        "select * from schedule_subscriber where network = :network and commune = :commune and mail = :mail")
                .param("network", network)
                .param("commune", commune)
                .param("mail", mail.value())
                .query((set, _) -> subscriber(Rows.of(set)))
                .single();
    }

    boolean recent(String network, MailAddress mail, Instant since, int most) {
        return db.sql(
                                "select count(*) from schedule_subscriber where network = :network and mail = :mail and asked > :since")
                        .param("network", network)
                        .param("mail", mail.value())
                        .param("since", Rows.at(since))
                        .query(Integer.class)
                        .single()
                >= most;
    }

    Optional<Subscriber> find(String network, UUID id) {
        return db.sql("select * from schedule_subscriber where network = :network and id = :id")
                .param("network", network)
                .param("id", id)
                .query((set, _) -> subscriber(Rows.of(set)))
                .optional();
    }

    void confirm(String network, UUID id, Instant now) {
        db.sql(
                        "update schedule_subscriber set confirmed = :now where network = :network and id = :id and confirmed is null")
                .param("network", network)
                .param("id", id)
                .param("now", Rows.at(now))
                .update();
    }

    void remove(String network, UUID id) {
        db.sql("delete from schedule_subscriber where network = :network and id = :id")
                .param("network", network)
                .param("id", id)
                .update();
    }

    List<Subscriber> confirmed(String network, List<String> codes) {
        return db.sql("""
                        select * from schedule_subscriber
                        where network = :network and commune in (:codes) and confirmed is not null order by id""")
                .param("network", network)
                .param("codes", codes)
                .query((set, _) -> subscriber(Rows.of(set)))
                .list();
    }

    int forget(String network, Instant before) {
        return db.sql(
                        "delete from schedule_subscriber where network = :network and confirmed is null and asked < :before")
                .param("network", network)
                .param("before", Rows.at(before))
                .update();
    }

    private static Subscriber subscriber(Rows row) throws java.sql.SQLException {
        return new Subscriber(
                row.id("id"),
                row.text("commune"),
                new MailAddress(row.text("mail")),
                row.text("lang"),
                row.maybeInstant("confirmed"));
    }
}
