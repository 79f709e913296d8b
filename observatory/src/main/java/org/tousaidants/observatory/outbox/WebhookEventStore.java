package org.tousaidants.observatory.outbox;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

@Repository
class WebhookEventStore {
    private static final Duration HANDING_OVER = Duration.ofMinutes(2);
    private static final String DUE = """
            h.slow = :slow and h.state = 'active' and h.next_try_at <= :now and (h.taken_at is null or h.taken_at < :dead)
              and (exists (select from outbox_due d where d.network = h.network and d.hook = h.id)
                   or exists (select from outbox_dead d
                              where d.network = h.network and d.hook = h.id and d.again))
            """;

    record OutgoingWebhookEvent(long id, String type, String body) {}

    /// « Tournée d’envoi » — the reservation of a webhook by one process (`deliverer`), so that no other process
    /// delivers events to it at the same time.
    record WebhookDelivery(UUID hook, UUID deliverer) {}

    private final Sql sql;

    WebhookEventStore(Sql sql) {
        this.sql = sql;
    }

    void add(String type, Instant at, String body) {
        sql.sql("""
                with fresh as (
                    insert into outbox_event (type, recorded_at, body) values (:type, :at, :body)
                    returning network, id, type)
                insert into outbox_due (network, hook, event)
                select e.network, h.id, e.id from fresh e
                join outbox_hook h on h.network = e.network and e.type = any(h.types)""").param("type", type).param("at", at).param("body", body).update();
    }

    /// Returns the events that are not yet delivered to this webhook, the oldest first.
    List<OutgoingWebhookEvent> due(UUID hook, int limit) {
        return sql.sql("""
                select e.id, e.type, e.body from outbox_due d
                join outbox_event e on e.network = d.network and e.id = d.event
                where d.hook = :hook order by e.id limit :limit""")
                .param("hook", hook)
                .param("limit", limit)
                .query(OutgoingWebhookEvent.class)
                .list();
    }

    Optional<OutgoingWebhookEvent> find(long id) {
        return sql.sql("""
                select id, type, body from outbox_event
                where id = :id""").param("id", id).query(OutgoingWebhookEvent.class).optional();
    }

    void addHook(UUID id, URI address, List<String> types, Instant now) {
        sql.sql("""
                insert into outbox_hook (id, address, types, next_try_at, added_at)
                values (:id, :address, :types, :now, :now)""")
                .param("id", id)
                .param("address", address.toString())
                .param("types", types.toArray(String[]::new))
                .param("now", now)
                .update();
    }

    List<Webhook> hooks() {
        return sql.sql("select *, state = 'active' as active from outbox_hook order by added_at")
                .query(Webhook.class)
                .list();
    }

    Optional<Webhook> hook(UUID id) {
        return sql.sql("select *, state = 'active' as active from outbox_hook where id = :id")
                .param("id", id)
                .query(Webhook.class)
                .optional();
    }

    /// Returns the ids of the webhooks to which events are to be delivered at this moment.
    ///
    /// @param slow true for the webhooks that answered slowly the last time, false for the others
    List<UUID> due(boolean slow, Instant now) {
        return sql.sql("select h.id from outbox_hook h where " + DUE + "order by h.next_try_at, h.id")
                .param("slow", slow)
                .param("now", now)
                .param("dead", now.minus(HANDING_OVER))
                .query(UUID.class)
                .list();
    }

    /// Reserves a webhook with events to deliver for this process; returns false if another process has reserved
    /// it.
    ///
    /// @param slow whether the webhook answered slowly the last time
    boolean claim(WebhookDelivery delivery, boolean slow, Instant now) {
        return sql.sql("update outbox_hook h set taken_at = :now, deliverer = :deliverer where h.id = :hook and " + DUE)
                        .params(delivery)
                        .param("slow", slow)
                        .param("now", now)
                        .param("dead", now.minus(HANDING_OVER))
                        .update()
                == 1;
    }

    /// Ends the reservation of the webhook after an error, so that it can be reserved again.
    void leave(WebhookDelivery delivery) {
        sql.sql("""
                        update outbox_hook set taken_at = null, deliverer = null
                        where id = :hook and deliverer = :deliverer""").params(delivery).update();
    }

    /// Renews the reservation of a webhook, so that no other process takes it while it answers slowly. Returns
    /// false if another process has reserved it, or if a person has stopped or reset the webhook.
    boolean hold(WebhookDelivery delivery, Instant now) {
        return sql.sql("""
                        update outbox_hook set taken_at = :now
                        where id = :hook and deliverer = :deliverer""").params(delivery).param("now", now).update() == 1;
    }

    /// Records that an event was delivered to the webhook. Returns false and stores nothing if the reservation
    /// is lost, as in [#hold].
    boolean told(WebhookDelivery delivery, long event) {
        return sql.sql("""
                        with mine as (
                            update outbox_hook set tries = 0, trouble = ''
                            where id = :hook and deliverer = :deliverer returning network, id)
                        delete from outbox_due d using mine
                        where d.network = mine.network and d.hook = mine.id and d.event = :event""").params(delivery).param("event", event).update() == 1;
    }

    /// Resets a webhook, so that all events since the given time are sent to it again. This is possible even
    /// during a delivery.
    void reset(UUID hook, Instant since) {
        sql.sql("delete from outbox_due where hook = :hook").param("hook", hook).update();
        sql.sql("""
                insert into outbox_due (network, hook, event)
                select h.network, h.id, e.id from outbox_hook h
                join outbox_event e on e.network = h.network and e.type = any(h.types) and e.recorded_at >= :since
                where h.id = :hook""").param("hook", hook).param("since", since).update();
    }

    /// Records whether the webhook answers slowly; slow webhooks have a separate job.
    void pace(WebhookDelivery delivery, boolean slow) {
        sql.sql("""
                        update outbox_hook set slow = :slow
                        where id = :hook and deliverer = :deliverer and slow <> :slow""").params(delivery).param("slow", slow).update();
    }

    void release(WebhookDelivery delivery, int tries, Instant nextTry, String trouble) {
        sql.sql("""
                update outbox_hook
                set taken_at = null, deliverer = null, tries = :tries, next_try_at = :next, trouble = :trouble
                where id = :hook and deliverer = :deliverer""")
                .params(delivery)
                .param("tries", tries)
                .param("next", nextTry)
                .param("trouble", trouble)
                .update();
    }

    /// Starts or stops the deliveries to a webhook. When a webhook is stopped, a delivery in progress ends after
    /// its current request.
    void state(UUID hook, boolean active, Instant now) {
        sql.sql("""
                update outbox_hook
                set state = :state, tries = 0, next_try_at = :now, taken_at = null, deliverer = null
                where id = :id""")
                .param("id", hook)
                .param("state", active ? "active" : "stopped")
                .param("now", now)
                .update();
    }

    void bury(UUID hook, long event, Instant now, String trouble) {
        sql.sql("""
                insert into outbox_dead (hook, event, recorded_at, trouble) values (:hook, :event, :now, :trouble)
                on conflict (network, hook, event) do update set recorded_at = :now, trouble = :trouble, again = false""")
                .param("hook", hook)
                .param("event", event)
                .param("now", now)
                .param("trouble", trouble)
                .update();
    }

    void raise(UUID hook, long event) {
        sql.sql("delete from outbox_dead where hook = :hook and event = :event")
                .param("hook", hook)
                .param("event", event)
                .update();
    }

    int again(UUID hook) {
        return sql.sql("update outbox_dead set again = true where hook = :hook")
                .param("hook", hook)
                .update();
    }

    List<Long> toSendAgain(UUID hook, int limit) {
        return sql.sql("""
                select event from outbox_dead where hook = :hook and again
                order by event limit :limit""")
                .param("hook", hook)
                .param("limit", limit)
                .query(Long.class)
                .list();
    }

    List<AbandonedWebhookDelivery> dead() {
        return sql.sql("""
                select d.hook, d.event, coalesce(e.type, '') as type, d.recorded_at, d.trouble from outbox_dead d
                left join outbox_event e on e.network = d.network and e.id = d.event order by d.recorded_at desc limit 100""").query(AbandonedWebhookDelivery.class).list();
    }

    void forget(Instant before) {
        sql.sql("""
                delete from outbox_event e where e.recorded_at < :before
                  and not exists (select from outbox_dead d where d.network = e.network and d.event = e.id)""").param("before", before).update();
    }
}
