package org.tousaidants.outreach.mobilevisits;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;
import org.tousaidants.platform.mail.MailAddress;

/// Stores rows of the table `passages_subscriber`.
@Repository
class HelpBusSubscriberStore {
    private final Sql db;

    HelpBusSubscriberStore(Sql db) {
        this.db = db;
    }

    /// Stores a subscription that is not confirmed yet. If it already exists, the existing row is returned.
    HelpBusSubscriber ask(String commune, MailAddress mail, String lang, Instant now) {
        db.sql("""
                        insert into passages_subscriber (id, commune, mail, lang, asked_at)
                        values (gen_random_uuid(), :commune, :mail, :lang, :now)
                        on conflict (network, commune, mail) do nothing""")
                .param("commune", commune)
                .param("mail", mail.value())
                .param("lang", lang)
                .param("now", now)
                .update();
        return db.sql("select * from passages_subscriber where commune = :commune and mail = :mail")
                .param("commune", commune)
                .param("mail", mail.value())
                .query(HelpBusSubscriber.class)
                .single();
    }

    boolean recent(MailAddress mail, Instant since, int most) {
        return db.sql("select count(*) from passages_subscriber where mail = :mail and asked_at > :since")
                        .param("mail", mail.value())
                        .param("since", since)
                        .query(Integer.class)
                        .single()
                >= most;
    }

    Optional<HelpBusSubscriber> find(UUID id) {
        return db.sql("select * from passages_subscriber where id = :id")
                .param("id", id)
                .query(HelpBusSubscriber.class)
                .optional();
    }

    void confirm(UUID id, Instant now) {
        db.sql("update passages_subscriber set confirmed_at = :now where id = :id and confirmed_at is null")
                .param("id", id)
                .param("now", now)
                .update();
    }

    void remove(UUID id) {
        db.sql("delete from passages_subscriber where id = :id").param("id", id).update();
    }

    List<HelpBusSubscriber> confirmed(List<String> codes) {
        return db.sql("""
                        select * from passages_subscriber
                        where commune in (:codes) and confirmed_at is not null order by id""").param("codes", codes).query(HelpBusSubscriber.class).list();
    }

    int forget(Instant before) {
        return db.sql("delete from passages_subscriber where confirmed_at is null and asked_at < :before")
                .param("before", before)
                .update();
    }
}
