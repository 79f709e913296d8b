package org.tousaidants.observatory.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.jobs.JobFailure;
import org.tousaidants.platform.web.RunningSite;
import tools.jackson.databind.json.JsonMapper;

@TestPropertySource(properties = "ta.outbox.allow-private=127.0.0.1")
class WebhookEventsTest extends RunningSite {
    /// The fields of each event since its first version. Fields may be added, never removed.
    private static final Map<String, List<String>> PROMISED = Map.ofEntries(
            Map.entry("place.confirmed", List.of("place", "fields")),
            Map.entry("place.corrected", List.of("place", "fields")),
            Map.entry("place.closed", List.of("place")),
            Map.entry("place.reopened", List.of("place")),
            Map.entry("place.joined", List.of("place", "absorbed")),
            Map.entry("place.separated", List.of("place", "restored")),
            Map.entry("place.visited", List.of("place", "facts")),
            Map.entry("badge.issued", List.of()),
            Map.entry("badge.withdrawn", List.of()),
            Map.entry("referral.sent", List.of()),
            Map.entry("referral.accepted", List.of()),
            Map.entry("referral.refused", List.of()),
            Map.entry("referral.arrived", List.of()),
            Map.entry("referral.solved", List.of()),
            Map.entry("rules.published", List.of("hash")),
            Map.entry("pass.ordered", List.of()));

    record Told(JournalEventNote note) implements JournalledEvent {}

    record Call(Map<String, String> headers, String body) {}

    @Autowired
    WebhookEvents events;

    @Autowired
    WebhookEventStore store;

    @Autowired
    WebhookEventCatalogue catalogue;

    @Autowired
    ApplicationEventPublisher publisher;

    @Autowired
    PlatformTransactionManager transactions;

    private final List<Call> calls = Collections.synchronizedList(new ArrayList<>());
    private volatile int answer = 204;
    /// Runs between a call and its answer.
    private volatile Runnable whileItWaits = () -> {};
    private final AtomicBoolean slowWaited = new AtomicBoolean();
    private HttpServer server;
    private ExecutorService callers;
    private SignedInPerson coordinator;

    @BeforeEach
    void somebodyListens() throws IOException {
        sql.sql("delete from outbox_dead").update();
        sql.sql("delete from outbox_hook").update();
        sql.sql("delete from outbox_event").update();
        coordinator = actor(person(Role.COORDINATOR));
        callers = Executors.newCachedThreadPool();
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            var headers = Map.of(
                    "id", exchange.getRequestHeaders().getFirst("webhook-id"),
                    "at", exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                    "signature", exchange.getRequestHeaders().getFirst("webhook-signature"));
            whileItWaits.run();
            calls.add(new Call(headers, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            if (answer == 302) exchange.getResponseHeaders().set("Location", "http://169.254.169.254/latest/meta-data");
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        // Serves concurrent calls while one waits for its answer.
        server.setExecutor(callers);
        server.start();
    }

    @AfterEach
    void nobodyListens() {
        server.stop(0);
        callers.close();
    }

    private UUID hook(String... types) {
        return events.add(
                coordinator,
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"),
                List.of(types));
    }

    private void deliver() {
        job("outbox.deliver");
        job("outbox.deliver-slow");
    }

    private void happens(String act, String subject) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> publisher.publishEvent(new Told(
                        JournalEventNote.by(coordinator.id(), act, subject).with("fields", "telephone"))));
    }

    @Test
    void whatHappensIsToldSignedAndWithoutAnybodyInIt() throws Exception {
        var hook = hook("place.corrected", "referral.solved");
        var place = UUID.randomUUID();
        happens("places.corrected", "place " + place);
        happens("places.closed", "place " + place);
        happens("referrals.solved", "referral " + UUID.randomUUID());
        happens("mandates.given", "mandate " + UUID.randomUUID());
        deliver();
        assertThat(calls).hasSize(2);
        var first = calls.getFirst();
        assertThat(first.body()).contains(place.toString(), "\"type\":\"place.corrected\"");
        assertThat(calls.toString()).doesNotContain(coordinator.id().toString());
        assertThat(calls.get(1).body())
                .matches(".*\"at\":\"\\d{4}-\\d{2}-\\d{2}\".*")
                .contains("\"data\":{}");
        var key = Base64.getDecoder().decode(events.secretOf(hook).substring("whsec_".length()));
        var at = Instant.ofEpochSecond(Long.parseLong(first.headers().get("at")));
        assertThat(first.headers().get("signature"))
                .isEqualTo("v1,"
                        + WebhookEvents.signature(
                                key, first.headers().get("id"), at, first.body().getBytes(StandardCharsets.UTF_8)));
        for (var call : calls) {
            var type = JsonMapper.shared().readTree(call.body()).get("type").asString();
            var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(
                            JsonMapper.shared()
                                    .writeValueAsString(
                                            catalogue.named(type).orElseThrow().schema("https://example.org")),
                            InputFormat.JSON);
            assertThat(schema.validate(call.body(), InputFormat.JSON)).isEmpty();
            assertThat(schema.validate(
                            call.body().replace("\"data\":{", "\"name\":\"x\",\"data\":{"), InputFormat.JSON))
                    .isNotEmpty();
        }
    }

    @Test
    void aPortalThatFailsForDaysIsToldLaterInOrderOrBuriedAndRaised() {
        var hook = hook("place.closed");
        happens("places.closed", "place " + UUID.randomUUID());
        answer = 500;
        for (var pause : List.of(0, 1, 6, 31, 121, 481, 1441)) {
            clock.advance(Duration.ofMinutes(pause));
            deliver();
        }
        assertThat(calls).hasSize(7);
        assertThat(events.dead()).isEmpty();
        clock.advance(Duration.ofHours(49));
        deliver();
        assertThat(events.dead()).hasSize(1);
        answer = 204;
        happens("places.closed", "place " + UUID.randomUUID());
        deliver();
        assertThat(calls).hasSize(9);
        events.again(coordinator, hook);
        deliver();
        assertThat(calls).hasSize(10);
        assertThat(calls.getLast().headers().get("id"))
                .isEqualTo(calls.getFirst().headers().get("id"));
        assertThat(events.dead()).isEmpty();
    }

    @Test
    void aRedirectAndAPrivateAddressAreRefusedAtOnce() {
        hook("place.closed");
        events.add(
                coordinator,
                URI.create("http://localhost:" + server.getAddress().getPort() + "/"),
                List.of("place.closed"));
        answer = 302;
        happens("places.closed", "place " + UUID.randomUUID());
        deliver();
        assertThat(calls).hasSize(1);
        assertThat(events.dead())
                .extracting(AbandonedWebhookDelivery::trouble)
                .containsExactlyInAnyOrder("redirect refused (HTTP 302)", "private address refused");
    }

    @Test
    void aPortalThatTakesAMinuteForEachEventIsToldEachOnceHoweverManyDeliver() {
        hook("place.closed");
        for (var i = 0; i < 6; i++) happens("places.closed", "place " + UUID.randomUUID());
        whileItWaits = () -> {
            clock.advance(Duration.ofMinutes(1));
            inAnotherProcess();
        };
        for (var run = 0; run < 6; run++) deliver();
        assertThat(ids()).hasSize(6).doesNotHaveDuplicates();
        assertThat(waiting()).isZero();
    }

    @Test
    void aDelivererThatWasAwayForMinutesSendsNothingMoreAndSetsNothingBack() {
        hook("place.closed");
        for (var i = 0; i < 4; i++) happens("places.closed", "place " + UUID.randomUUID());
        whileItWaits = () -> {
            whileItWaits = () -> {};
            clock.advance(Duration.ofMinutes(3));
            inAnotherProcess();
        };
        deliver();
        // The first call had no answer when the other process took over: only this one is repeated.
        deliver();
        assertThat(ids()).hasSize(5);
        assertThat(ids().stream().distinct()).hasSize(4);
        assertThat(waiting())
                .as("the other deliverer sent all, and they stay sent")
                .isZero();
        happens("places.closed", "place " + UUID.randomUUID());
        deliver();
        assertThat(ids()).hasSize(6);
    }

    @Test
    void aHookThatIsSetBackWhileItIsServedIsToldEverythingAgain() {
        var hook = hook("place.closed");
        for (var i = 0; i < 3; i++) happens("places.closed", "place " + UUID.randomUUID());
        whileItWaits = () -> {
            whileItWaits = () -> {};
            events.replay(
                    coordinator,
                    hook,
                    LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1));
        };
        for (var run = 0; run < 4; run++) deliver();
        assertThat(ids().stream().distinct()).hasSize(3);
        assertThat(ids()).as("the first ones were sent before the reset").hasSize(4);
        assertThat(waiting()).isZero();
    }

    @Test
    void aHookThatDoesNotAnswerTakesTheTimeOfNoOther() throws Exception {
        var quick = new CountDownLatch(1);
        server.createContext("/lent", exchange -> {
            try {
                slowWaited.set(quick.await(8, TimeUnit.SECONDS));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.createContext("/vite", exchange -> {
            quick.countDown();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        var site = "http://127.0.0.1:" + server.getAddress().getPort();
        for (var path : List.of("/lent", "/vite"))
            events.add(coordinator, URI.create(site + path), List.of("place.closed"));
        happens("places.closed", "place " + UUID.randomUUID());
        deliver();
        assertThat(slowWaited)
                .as("the quick one got its events while the other waited")
                .isTrue();
        assertThat(waiting()).isZero();
    }

    @Test
    void aHookThatAnswersInNineSecondsDelaysNothing() throws Exception {
        var asked = new Semaphore(0);
        var answers = new Semaphore(0);
        var told = new AtomicInteger();
        server.createContext("/lent", exchange -> {
            asked.release();
            answers.acquireUninterruptibly();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.createContext("/vite", exchange -> {
            told.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        var site = "http://127.0.0.1:" + server.getAddress().getPort();
        for (var path : List.of("/lent", "/vite"))
            events.add(coordinator, URI.create(site + path), List.of("place.closed"));
        happens("places.closed", "place " + UUID.randomUUID());
        try (var first = Executors.newSingleThreadExecutor()) {
            var waiting = first.submit(() -> job("outbox.deliver"));
            asked.acquire();
            Thread.sleep(3_500);
            answers.release();
            waiting.get();
        }
        assertThat(told).hasValue(1);
        // From then on the receiver is marked as slow: its deliveries wait, those of others do not.
        happens("places.closed", "place " + UUID.randomUUID());
        try (var slow = Executors.newSingleThreadExecutor()) {
            var waiting = slow.submit(() -> job("outbox.deliver-slow"));
            asked.acquire();
            for (var n = 2; n <= 4; n++) {
                job("outbox.deliver");
                assertThat(told).hasValue(n);
                happens("places.closed", "place " + UUID.randomUUID());
            }
            assertThat(waiting).isNotDone();
            answers.release(9);
            waiting.get();
        }
    }

    @Test
    void aHookWhoseAddressCannotBeReadStopsNoOther() {
        hook("place.closed");
        var broken = hook("place.closed");
        sql.sql("update outbox_hook set address = 'https://pas une adresse' where id = :id")
                .param("id", broken)
                .update();
        happens("places.closed", "place " + UUID.randomUUID());
        assertThat(jobs.run("outbox.deliver")).hasSize(1);
        assertThat(calls).hasSize(1);
        assertThat(jobs.failures())
                .filteredOn(failure -> failure.job().equals("outbox.deliver"))
                .extracting(JobFailure::item)
                .containsExactly(broken.toString());
        happens("places.closed", "place " + UUID.randomUUID());
        deliver();
        assertThat(calls).hasSize(2);
        assertThat(jobs.failures())
                .as("shown to the operator until it is sent")
                .anyMatch(failure -> failure.item().equals(broken.toString()));
    }

    private void inAnotherProcess() {
        try (var other = Executors.newSingleThreadExecutor()) {
            other.submit(this::deliver).get();
        } catch (InterruptedException | ExecutionException broken) {
            throw new AssertionError(broken);
        }
    }

    private List<String> ids() {
        return calls.stream().map(call -> call.headers().get("id")).toList();
    }

    /// The number of pending events.
    private int waiting() {
        return sql.sql("""
                select count(*) from outbox_due""").query(Integer.class).single();
    }

    @Test
    void everythingLeavesAgainSinceADay() {
        var hook = hook("place.closed");
        happens("places.closed", "place " + UUID.randomUUID());
        happens("places.closed", "place " + UUID.randomUUID());
        deliver();
        events.replay(
                coordinator,
                hook,
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1));
        deliver();
        assertThat(calls).hasSize(4);
        assertThat(calls.get(2).headers().get("id"))
                .isEqualTo(calls.get(0).headers().get("id"));
    }

    @Test
    void whatCommitsLateIsNotLost() {
        var aside = new TransactionTemplate(transactions);
        aside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        var hook = hook("place.closed");
        new TransactionTemplate(transactions).executeWithoutResult(slow -> {
            store.add("place.closed", clock.instant(), "{\"n\":1}");
            aside.executeWithoutResult(quick -> store.add("place.closed", clock.instant(), "{\"n\":2}"));
            assertThat(Optional.ofNullable(aside.execute(reader -> store.due(hook, 10)))
                            .orElseThrow())
                    .hasSize(1);
        });
        assertThat(store.due(hook, 10))
                .extracting(WebhookEventStore.OutgoingWebhookEvent::body)
                .containsExactly("{\"n\":1}", "{\"n\":2}");
    }

    @Test
    void noEventLosesWhatItPromised() throws IOException {
        for (var one : PROMISED.entrySet()) {
            var type = catalogue.named(one.getKey());
            assertThat(type).as(one.getKey()).isPresent();
            var given = new ArrayList<>(type.get().detail());
            if (type.get().place()) given.add("place");
            assertThat(given).as(one.getKey()).containsAll(one.getValue());
        }
        var described = visitor().get("/flux/asyncapi.json").body();
        assertThat(described).contains("\"asyncapi\":\"3.0.0\"", "referral.solved");
        assertThat(visitor().get("/flux/schemas/place.closed.json").statusCode())
                .isEqualTo(200);
        assertThat(visitor().get("/flux/schemas/person.seen.json").statusCode()).isEqualTo(404);
    }

    @Test
    void onlyACoordinatorSaysWhoIsTold() {
        assertThat(signedIn(person(Role.HELPER)).get("/bureau/flux").statusCode())
                .isNotEqualTo(200);
        var desk = signedIn(person(Role.COORDINATOR));
        assertThat(desk.post(
                                "/bureau/flux",
                                Map.of(
                                        "_csrf",
                                        desk.token("/bureau/flux"),
                                        "adresse",
                                        "javascript:alert(1)",
                                        "types",
                                        "place.closed"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(desk.post(
                                "/bureau/flux",
                                Map.of(
                                        "_csrf",
                                        desk.token("/bureau/flux"),
                                        "adresse",
                                        "https://example.org/a",
                                        "types",
                                        "place.closed"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(desk.get("/bureau/flux").body()).contains("https://example.org/a", "whsec_");
    }
}
