package org.tousaidants.reach.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;
import org.tousaidants.platform.mail.MailAddress;

/// Rows of `schedule_subscriber`.
@Repository
class SubscriberStore {
    private final Sql db;

    SubscriberStore(Sql db) {
        this.db = db;
    }

    /// Asked twice, she is one; the first asking counts.
    Subscriber ask(String network, String commune, MailAddress mail, String lang, Instant now) {
        db.sql(network, """
                        insert into schedule_subscriber (network, id, commune, mail, lang, asked)
                        values (:network, gen_random_uuid(), :commune, :mail, :lang, :now)
                        on conflict (network, commune, mail) do nothing""")
                .param("commune", commune)
                .param("mail", mail.value())
                .param("lang", lang)
                .param("now", now)
                .update();
        return db.sql(
                        network,
                        "select * from schedule_subscriber where network = :network and commune = :commune and mail = :mail")
                .param("commune", commune)
                .param("mail", mail.value())
                .query(Subscriber.class)
                .single();
    }

    boolean recent(String network, MailAddress mail, Instant since, int most) {
        return db.sql(
                                network,
                                "select count(*) from schedule_subscriber where network = :network and mail = :mail and asked > :since")
                        .param("mail", mail.value())
                        .param("since", since)
                        .query(Integer.class)
                        .single()
                >= most;
    }

    Optional<Subscriber> find(String network, UUID id) {
        return db.sql(network, "select * from schedule_subscriber where network = :network and id = :id")
                .param("id", id)
                .query(Subscriber.class)
                .optional();
    }

    void confirm(String network, UUID id, Instant now) {
        db.sql(
                        network,
                        "update schedule_subscriber set confirmed = :now where network = :network and id = :id and confirmed is null")
                .param("id", id)
                .param("now", now)
                .update();
    }

    void remove(String network, UUID id) {
        db.sql(network, "delete from schedule_subscriber where network = :network and id = :id")
                .param("id", id)
                .update();
    }

    List<Subscriber> confirmed(String network, List<String> codes) {
        return db.sql(network, """
                        select * from schedule_subscriber
                        where network = :network and commune in (:codes) and confirmed is not null order by id""")
                .param("codes", codes)
                .query(Subscriber.class)
                .list();
    }

    int forget(String network, Instant before) {
        return db.sql(
                        network,
                        "delete from schedule_subscriber where network = :network and confirmed is null and asked < :before")
                .param("before", before)
                .update();
    }
}
