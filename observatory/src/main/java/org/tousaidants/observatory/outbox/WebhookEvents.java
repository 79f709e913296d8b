package org.tousaidants.observatory.outbox;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.observatory.outbox.WebhookEventStore.WebhookDelivery;
import org.tousaidants.places.intake.OutgoingRequest;
import org.tousaidants.places.intake.OutgoingRequest.SendingResult;
import org.tousaidants.platform.db.InstallationSecret;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.jobs.Job;
import org.tousaidants.platform.tenancy.CurrentTenantScope;
import tools.jackson.databind.json.JsonMapper;

/// « Événements émis » — service that records outgoing events in the same transaction as the action that causes
/// them. It delivers them to webhooks in order, until they are accepted or all tries have failed.
@Service
class WebhookEvents {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration KEPT = Duration.ofDays(90);
    private static final int BATCH = 100;
    private static final int ABREAST = 32;
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration SLOW = Duration.ofSeconds(3);
    /// Maximum time that a run spends on one webhook. After it, the run continues with the other webhooks.
    private static final Duration TURN = Duration.ofSeconds(1);
    private static final int HTTP_GONE = 410;
    /// Pauses between the tries to deliver an event. Together they last three and a half days, which is longer
    /// than a weekend.
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(8),
            Duration.ofHours(24),
            Duration.ofHours(48));

    private final WebhookEventStore store;
    private final WebhookEventCatalogue catalogue;
    private final InstallationSecret secret;
    private final ApplicationEventPublisher news;
    private final Clock clock;
    private final OutgoingRequest outgoingRequest;

    WebhookEvents(
            WebhookEventStore store,
            WebhookEventCatalogue catalogue,
            InstallationSecret secret,
            ApplicationEventPublisher news,
            Clock clock,
            @Value("${ta.outbox.allow-private:}") String privateHosts) {
        this.store = store;
        this.catalogue = catalogue;
        this.secret = secret;
        this.news = news;
        this.clock = clock;
        this.outgoingRequest = OutgoingRequest.allowing(privateHosts, PATIENCE);
    }

    /// Records the outgoing event in the same transaction as the action that causes it, so that both are stored
    /// or neither. The event contains neither the author of the action nor the person concerned.
    @EventListener
    void on(JournalledEvent noted) {
        var note = noted.note();
        catalogue.of(note.act()).ifPresent(type -> store.add(type.name(), clock.instant(), body(type, note)));
    }

    private String body(WebhookEventType type, JournalEventNote note) {
        var data = new LinkedHashMap<String, Object>();
        if (type.place() && note.subject().startsWith("place "))
            data.put("place", note.subject().substring(6));
        for (var one : type.detail())
            if (note.detail().containsKey(one)) data.put(one, note.detail().get(one));
        var now = clock.instant();
        var body = new LinkedHashMap<String, Object>();
        body.put("type", type.name());
        body.put("network", CurrentTenantScope.here());
        body.put("at", type.dayOnly() ? ParisTime.day(now).toString() : now.toString());
        body.put("data", data);
        return JsonMapper.shared().writeValueAsString(body);
    }

    /// « Rappel ajouté, arrêté, repris » — event: a person added, stopped or restarted a webhook.
    record WebhookStatusChanged(UUID by, UUID hook, String act) implements JournalledEvent {
        @Override
        public JournalEventNote note() {
            return JournalEventNote.by(by, "outbox." + act, "hook " + hook);
        }
    }

    @Transactional
    public UUID add(SignedInPerson by, URI address, List<String> types) {
        var id = UUID.randomUUID();
        store.addHook(id, address, types, clock.instant());
        news.publishEvent(new WebhookStatusChanged(by.id(), id, "added"));
        return id;
    }

    @Transactional
    public void stop(SignedInPerson by, UUID hook, boolean active) {
        if (store.hook(hook).isEmpty()) return;
        store.state(hook, active, clock.instant());
        news.publishEvent(new WebhookStatusChanged(by.id(), hook, active ? "resumed" : "stopped"));
    }

    /// Sends all events since that day again to the webhook. They keep their ids, so that the receiver
    /// recognises events that it already has.
    @Transactional
    public void replay(SignedInPerson by, UUID hook, LocalDate from) {
        if (store.hook(hook).isEmpty()) return;
        store.reset(hook, from.atStartOfDay(ParisTime.ZONE).toInstant());
        store.state(hook, true, clock.instant());
        news.publishEvent(new WebhookStatusChanged(by.id(), hook, "replayed"));
    }

    @Transactional
    public int again(SignedInPerson by, UUID hook) {
        if (store.hook(hook).isEmpty()) return 0;
        store.state(hook, true, clock.instant());
        return store.again(hook);
    }

    List<Webhook> hooks() {
        return store.hooks();
    }

    List<AbandonedWebhookDelivery> dead() {
        return store.dead();
    }

    /// Returns the secret with which requests to the webhook are signed, in the form `whsec_…` that the
    /// libraries of Standard Webhooks expect. It is derived from the secret of the installation and is never
    /// stored.
    String secretOf(UUID hook) {
        return "whsec_"
                + Base64.getEncoder().encodeToString(keys(hook).getFirst().getEncoded());
    }

    private List<SecretKey> keys(UUID hook) {
        return secret.keys("webhook " + hook);
    }

    /// Declares the job that delivers events. Several webhooks are called at the same time, so that a slow one
    /// delays neither the others nor other jobs.
    @Bean("outbox.deliver")
    static Job deliveries(WebhookEvents events) {
        return Job.every(PAUSE)
                .abreast(ABREAST)
                .itemsInTheirOwnTransactions(() -> events.due(false), hook -> events.serve(hook, false));
    }

    /// Declares the job that delivers events to webhooks that answered slowly the last time. They have a
    /// separate job, because a run lasts as long as its slowest webhook.
    @Bean("outbox.deliver-slow")
    static Job slowDeliveries(WebhookEvents events) {
        return Job.every(PAUSE)
                .abreast(ABREAST)
                .itemsInTheirOwnTransactions(() -> events.due(true), hook -> events.serve(hook, true));
    }

    @Bean("outbox.forget")
    static Job oldEvents(WebhookEvents events) {
        return Job.dailyAt(LocalTime.of(3, 50)).run(events::forget);
    }

    List<UUID> due(boolean slow) {
        return store.due(slow, clock.instant());
    }

    void serve(UUID id, boolean slow) {
        var mine = new WebhookDelivery(id, UUID.randomUUID());
        if (!store.claim(mine, slow, clock.instant())) return;
        try {
            var hook = store.hook(id);
            if (hook.isPresent()) serve(hook.get(), mine);
        } catch (RuntimeException broken) {
            store.leave(mine);
            throw broken;
        }
    }

    void forget() {
        store.forget(clock.instant().minus(KEPT));
    }

    /// Delivers the events that wait for one webhook. It stops as soon as another process has reserved the
    /// webhook, which then delivers the rest.
    ///
    /// @param mine reservation of this process
    private void serve(Webhook hook, WebhookDelivery mine) {
        var until = clock.instant().plus(TURN);
        for (var id : store.toSendAgain(hook.id(), BATCH)) {
            if (!store.hold(mine, clock.instant())) return;
            var event = store.find(id);
            if (event.isEmpty() || give(hook, mine, event.get()) instanceof SendingResult.RequestAccepted)
                store.raise(hook.id(), id);
            else store.bury(hook.id(), id, clock.instant(), "again");
            if (clock.instant().isAfter(until)) break;
        }
        var tries = hook.tries();
        for (var event : store.due(hook.id(), BATCH)) {
            if (!store.hold(mine, clock.instant())) return;
            var trouble = "";
            var hopeless = false;
            switch (give(hook, mine, event)) {
                case SendingResult.RequestAccepted _ -> {}
                case SendingResult.RequestDeclined(var status) -> {
                    trouble = "HTTP " + status;
                    if (status == HTTP_GONE) {
                        store.bury(hook.id(), event.id(), clock.instant(), trouble);
                        store.state(hook.id(), false, clock.instant());
                        return;
                    }
                }
                case SendingResult.RequestRedirected(var status) -> {
                    trouble = "redirect refused (HTTP " + status + ")";
                    hopeless = true;
                }
                case SendingResult.RequestToPrivateAddress() -> {
                    trouble = "private address refused";
                    hopeless = true;
                }
                case SendingResult.ServerUnreachable(var why) -> trouble = why;
            }
            if (!trouble.isEmpty() && !hopeless && tries < PAUSES.size()) {
                store.release(mine, tries + 1, clock.instant().plus(PAUSES.get(tries)), trouble);
                return;
            }
            if (!store.told(mine, event.id())) return;
            if (!trouble.isEmpty()) store.bury(hook.id(), event.id(), clock.instant(), trouble);
            tries = 0;
            if (clock.instant().isAfter(until)) break;
        }
        store.release(mine, 0, clock.instant(), "");
    }

    private SendingResult give(Webhook hook, WebhookDelivery mine, WebhookEventStore.OutgoingWebhookEvent event) {
        var id = CurrentTenantScope.here() + "-" + event.id();
        var body = event.body()
                .replaceFirst("\\{", "{\"id\":\"" + event.id() + "\",")
                .getBytes(StandardCharsets.UTF_8);
        var at = clock.instant();
        var asked = System.nanoTime();
        var sent = outgoingRequest.send(
                "POST",
                hook.address(),
                Map.of(
                        "Content-Type",
                        "application/json",
                        "webhook-id",
                        id,
                        "webhook-timestamp",
                        String.valueOf(at.getEpochSecond()),
                        "webhook-signature",
                        // Requests are signed with two secrets, the new one and the one that
                        // it replaced, until the subscriber uses the new secret.
                        keys(hook.id()).stream()
                                .map(key -> "v1," + signature(key.getEncoded(), id, at, body))
                                .collect(Collectors.joining(" "))),
                body);
        store.pace(mine, Duration.ofNanos(System.nanoTime() - asked).compareTo(SLOW) > 0);
        return sent;
    }

    static String signature(byte[] key, String id, Instant at, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((id + "." + at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
