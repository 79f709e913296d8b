package org.tousaidants.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionInterceptor;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.platform.db.SeparateProcess;
import org.tousaidants.platform.db.Sql;
import org.tousaidants.platform.db.TestDatabase;
import org.tousaidants.platform.db.TestSecret;
import org.tousaidants.platform.identity.TestClock;
import org.tousaidants.platform.tenancy.CurrentTenantScope;
import org.tousaidants.platform.tenancy.Tenants;

/// Tests outgoing mail with a real SMTP server and a real database.
class LetterOutboxTest {
    private static final String SECRET = "un secret assez long pour que nul ne le devine";

    private final TestClock clock = new TestClock();
    private final HikariDataSource database = TestDatabase.fresh();
    private final JdbcClient sql = JdbcClient.create(database);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    private final GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private final List<LetterDeliveryStatus> fates = new ArrayList<>();
    private int port;
    private LetterOutbox outbox;
    private boolean deaf;

    @BeforeEach
    void start() {
        server.start();
        port = server.getSmtp().getPort();
        outbox = outbox();
    }

    @AfterEach
    void stop() {
        server.stop();
        database.close();
    }

    @Test
    void aPostedLetterArrivesAsWritten() throws Exception {
        post("Votre lien – réseau d'été", "Bonjour Zoé,\n\nhttps://exemple.fr/é");
        assertThat(outbox.carryNext()).isTrue();
        assertThat(outbox.carryNext()).isFalse();
        var message = received().getFirst();
        assertThat(message.getSubject()).isEqualTo("Votre lien – réseau d'été");
        assertThat(message.getContent().toString().replace("\r\n", "\n"))
                .isEqualTo("Bonjour Zoé,\n\nhttps://exemple.fr/é");
        assertThat(message.getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
        assertThat(message.getRecipients(RecipientType.TO))
                .extracting(Object::toString)
                .containsExactly("zoe@exemple.fr");
        assertThat(message.getFrom()[0].toString()).isEqualTo("=?UTF-8?Q?R=C3=A9seau?= <reseau@exemple.fr>");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }

    /// Two networks in one database: each process sends its own letters.
    @Test
    void theLetterOfAnotherNetworkIsNotOursToCarryNorToShow() {
        CurrentTenantScope.in(
                "vienne",
                () -> transaction.executeWithoutResult(status -> outbox.post(
                        new Letter(
                                new MailAddress("zoe@exemple.fr"),
                                Locale.FRENCH,
                                "Votre lien",
                                "https://exemple.fr/secret"),
                        clock.instant().plus(Duration.ofHours(1)))));
        assertThat(outbox.carryNext()).isFalse();
        CurrentTenantScope.in(
                "vienne",
                () -> sql.sql("update mail_letter set sent_at = now()").update());
        assertThat(outbox.latest(10)).isEmpty();
        clock.advance(Duration.ofDays(40));
        transaction.executeWithoutResult(status -> outbox.tidy());
        assertThat(CurrentTenantScope.in(
                        "vienne",
                        () -> sql.sql("select count(*) from mail_letter")
                                .query(Integer.class)
                                .single()))
                .as("nor to delete")
                .isEqualTo(1);
    }

    /// A thief of the database cannot use a sign-in link, because letters that wait to be sent are encrypted.
    @Test
    void aWaitingLinkDoesNotStandInClear() throws Exception {
        post("Votre lien", "Bonjour,\n\nhttps://exemple.fr/connexion/abcdef");
        assertThat(sql.sql("select body || html || leave from mail_letter")
                        .query(String.class)
                        .single())
                .doesNotContain("https", "abcdef", "Bonjour");
        assertThat(outbox.carryNext()).isTrue();
        assertThat(received().getFirst().getContent().toString()).contains("https://exemple.fr/connexion/abcdef");
    }

    @Test
    void aLogLineHoldsNoAddressThatAMailServerRepeats() {
        assertThat(MailAddress.hidden("550 5.1.1 <germaine.petit@exemple.fr>: user unknown (x@y.fr)"))
                .isEqualTo("550 5.1.1 <…>: user unknown (…)");
        assertThat(MailAddress.hidden("421 try again later")).isEqualTo("421 try again later");
    }

    @Test
    void sealedWordsOpenUnderTheirOwnLetterAndSecretAlone() {
        var seal = new LetterCipher(TestSecret.of(SECRET));
        var letter = UUID.randomUUID();
        var kept = seal.close(letter, "https://exemple.fr/é");
        assertThat(seal.open(letter, kept)).isEqualTo("https://exemple.fr/é");
        assertThat(seal.close(letter, "https://exemple.fr/é")).isNotEqualTo(kept);
        assertThatThrownBy(() -> seal.open(UUID.randomUUID(), kept)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new LetterCipher(TestSecret.of(SECRET + "!")).open(letter, kept))
                .isInstanceOf(IllegalStateException.class);
        var replaced = new LetterCipher(TestSecret.of(SECRET + "!", SECRET));
        assertThat(replaced.open(letter, kept)).as("the secret was replaced").isEqualTo("https://exemple.fr/é");
        var again = replaced.again(letter, kept);
        assertThat(new LetterCipher(TestSecret.of(SECRET + "!")).open(letter, again))
                .as("and the old one deleted")
                .isEqualTo("https://exemple.fr/é");
        assertThat(replaced.under(letter, List.of(again, kept, ""))).hasValue(1);
        assertThat(replaced.under(letter, List.of(again, ""))).hasValue(0);
        assertThat(replaced.under(UUID.randomUUID(), List.of(again))).isEmpty();
        assertThat(seal.open(letter, "left in clear by an earlier version")).startsWith("left in clear");
    }

    /// A person waits for a sign-in link while many reminders are sent.
    @Test
    void whatIsWorthlessSoonestLeavesFirst() throws Exception {
        transaction.executeWithoutResult(status -> outbox.post(
                new Letter(new MailAddress("zoe@exemple.fr"), Locale.FRENCH, "Un rappel", "Bonjour"),
                clock.instant().plus(Duration.ofDays(7))));
        clock.advance(Duration.ofSeconds(5));
        post("Votre lien", "Bonjour");
        outbox.carryNext();
        assertThat(received().getFirst().getSubject()).isEqualTo("Votre lien");
    }

    @Test
    void theWordsAreForgottenOnceTheLetterLeft() {
        post("Votre lien", "secret");
        outbox.carryNext();
        assertThat(sql.sql("select body from mail_letter").query(String.class).single())
                .isEmpty();
    }

    @Test
    void anActThatFailsPostsNothing() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    add("Votre lien", "Bonjour");
                    throw new IllegalStateException("the act failed");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(outbox.carryNext()).isFalse();
        assertThatThrownBy(() -> add("Votre lien", "outside of any transaction"))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void aLetterWaitsForAServerThatIsAway() {
        server.stop();
        post("Votre lien", "Bonjour");
        assertThat(outbox.carryNext()).isTrue();
        assertThat(outbox.carryNext()).isFalse();
        assertThat(sql.sql("select last_trouble from mail_letter")
                        .query(String.class)
                        .single())
                .isNotEmpty();
        server.start();
        port = server.getSmtp().getPort();
        outbox = outbox();
        clock.advance(Duration.ofSeconds(31));
        assertThat(outbox.carryNext()).isTrue();
        assertThat(received()).hasSize(1);
    }

    @Test
    void aMailServerAwayForSeventeenHoursLosesNoLetter() {
        server.stop();
        postOnce();
        for (var halfHours = 0; halfHours < 34; halfHours++) {
            assertThat(outbox.carryNext(LetterDeliveryQueue.OTHERS))
                    .as("no server answers, for any letter")
                    .isEqualTo(LetterOutbox.LetterSendResult.AWAY);
            clock.advance(Duration.ofMinutes(30));
        }
        assertThat(fates).isEmpty();
        assertThat(sql.sql("select tries from mail_letter").query(Integer.class).single())
                .as("an unreachable server does not count as a try")
                .isZero();
        server.start();
        port = server.getSmtp().getPort();
        outbox = outbox();
        assertThat(outbox.carryNext(LetterDeliveryQueue.OTHERS)).isEqualTo(LetterOutbox.LetterSendResult.ONE);
        assertThat(received()).hasSize(1);
        assertThat(fates)
                .extracting(LetterDeliveryStatus::fate)
                .containsExactly(LetterDeliveryStatus.LetterFinalState.GONE);
    }

    @Test
    void aServerThatIsBusyForALongTimeIsAskedEachHour() {
        try (var stubborn = new FailingMailServer(FailingMailServer.Mood.BUSY)) {
            serveBy(stubborn);
            postOnce();
            for (var tries = 0; tries < 40; tries++) {
                assertThat(outbox.carryNext(LetterDeliveryQueue.OTHERS)).isEqualTo(LetterOutbox.LetterSendResult.ONE);
                clock.advance(Duration.ofMinutes(61));
            }
            assertThat(fates).as("only its expiry ends it").isEmpty();
            clock.advance(Duration.ofDays(2));
            assertThat(outbox.carryNext()).isFalse();
            outbox.tidy();
            tellAll();
            assertThat(fates)
                    .extracting(LetterDeliveryStatus::fate)
                    .containsExactly(LetterDeliveryStatus.LetterFinalState.GIVEN_UP);
        }
    }

    @Test
    void aLetterSealedUnderALostSecretBlocksNoneBehindIt() {
        post("Illisible", "Bonjour");
        var kept = sql.sql("select body from mail_letter").query(String.class).single();
        sql.sql("update mail_letter set body = :body")
                .param("body", new LetterCipher(TestSecret.of(SECRET + "!")).close(UUID.randomUUID(), "Bonjour"))
                .update();
        clock.advance(Duration.ofSeconds(1));
        post("Lisible", "Bonjour");
        while (outbox.carryNext()) {
            // Repeats until no letter is waiting to be sent.
        }
        assertThat(received()).extracting(LetterOutboxTest::subject).containsExactly("Lisible");
        sql.sql("update mail_letter set body = :body where sent_at is null")
                .param("body", kept)
                .update();
        clock.advance(Duration.ofSeconds(31));
        assertThat(outbox.carryNext()).isTrue();
        assertThat(received()).as("once the secret is restored").hasSize(2);
    }

    @Test
    void aListenerThatFailsNeitherRepeatsALetterNorStopsTheOthers() {
        deaf = true;
        post("Une", "Bonjour");
        post("Deux", "Bonjour");
        while (outbox.carryNext()) {
            // Repeats until no letter is waiting to be sent.
        }
        clock.advance(LetterOutbox.HANDING_OVER.plusSeconds(1));
        assertThat(outbox.carryNext()).isFalse();
        assertThat(received()).hasSize(2);
        assertThat(fates).isEmpty();
        deaf = false;
        tellAll();
        assertThat(fates)
                .as("received once each, later")
                .extracting(LetterDeliveryStatus::fate)
                .containsExactly(
                        LetterDeliveryStatus.LetterFinalState.GONE, LetterDeliveryStatus.LetterFinalState.GONE);
        tellAll();
        assertThat(fates).hasSize(2);
    }

    @Test
    void whoWaitsForHerLinkDoesNotWaitForAMailing() throws Exception {
        try (var slow = new FailingMailServer(FailingMailServer.Mood.SILENT_AT_THE_END)) {
            serveBy(slow);
            for (var n = 0; n < 60; n++) postOnce();
            var postman = new LetterDelivery(
                    outbox,
                    new StaticListableBeanFactory().getBeanProvider(AwaitedLetterWriter.class),
                    new Tenants(alone()),
                    true);
            postman.start();
            try {
                slow.awaitTaken(2);
                transaction.executeWithoutResult(_ -> outbox.postAwaited(
                        new Letter(new MailAddress("zoe@exemple.fr"), Locale.FRENCH, "Votre lien", "Bonjour"),
                        inTwentyMinutes()));
                postman.stirred(new LetterOutbox.LetterPosted(true));
                for (var n = 0; n < 200 && waiting("awaited") > 0; n++) Thread.sleep(50);
                assertThat(waiting("awaited")).isZero();
                assertThat(waiting("not awaited")).isGreaterThan(30);
            } finally {
                postman.stop();
            }
        }
    }

    private int waiting(String which) {
        return sql.sql("select count(*) from mail_letter where tries = 0 and " + which)
                .query(Integer.class)
                .single();
    }

    private void tellAll() {
        for (var id : outbox.untold()) transaction.executeWithoutResult(_ -> outbox.tell(id));
    }

    @Test
    void aLetterThatIsWorthNothingAnyMoreIsNotCarried() {
        post("Votre lien", "Bonjour");
        clock.advance(Duration.ofMinutes(21));
        assertThat(outbox.carryNext()).isFalse();
        outbox.tidy();
        assertThat(sql.sql("select given_up_at is not null and body = '' from mail_letter")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        clock.advance(Duration.ofDays(31));
        outbox.tidy();
        assertThat(sql.sql("select count(*) from mail_letter")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void severalPostmenCarryEachLetterOnce() throws Exception {
        for (var i = 0; i < 40; i++) post("Lettre " + i, "Bonjour");
        try (var threads = Executors.newFixedThreadPool(4)) {
            threads.invokeAll(IntStream.range(0, 4)
                            .mapToObj(i -> (Callable<Integer>) () -> {
                                var carried = 0;
                                while (outbox.carryNext()) carried++;
                                return carried;
                            })
                            .toList())
                    .forEach(done -> assertThat(done.resultNow()).isPositive());
        }
        var subjects = received().stream().map(LetterOutboxTest::subject).collect(Collectors.toSet());
        assertThat(received()).hasSize(40);
        assertThat(subjects).hasSize(40);
    }

    @Test
    void aLetterMayBeReadAsAPageAndSaysHowToStop() throws Exception {
        var letter = new Letter(
                new MailAddress("zoe@exemple.fr"),
                "fr",
                "Votre fiche",
                "Bonjour Zoé",
                "<p>Bonjour <b>Zoé</b></p>",
                "https://exemple.fr/entretien/arret/abc");
        transaction.executeWithoutResult(status -> outbox.postOnce(letter, inTwentyMinutes()));
        assertThat(outbox.carryNext()).isTrue();
        var message = received().getFirst();
        assertThat(message.getContentLanguage()).containsExactly("fr");
        var parts = (MimeMultipart) message.getContent();
        assertThat(message.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getBodyPart(0).getContent()).isEqualTo("Bonjour Zoé");
        assertThat(parts.getBodyPart(1).getContent()).isEqualTo("<p>Bonjour <b>Zoé</b></p>");
        assertThat(message.getHeader("List-Unsubscribe")).containsExactly("<https://exemple.fr/entretien/arret/abc>");
        assertThat(message.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
    }

    @Test
    void anAddressThatTheServerRefusesIsToldOnceAndForAll() {
        try (var stubborn = new FailingMailServer(FailingMailServer.Mood.REFUSES)) {
            serveBy(stubborn);
            postOnce();
            assertThat(outbox.carryNext()).isTrue();
            assertThat(outbox.carryNext()).isFalse();
            assertThat(fates)
                    .extracting(LetterDeliveryStatus::fate)
                    .containsExactly(LetterDeliveryStatus.LetterFinalState.REFUSED);
            assertThat(fates.getFirst().trouble()).contains("550 5.1.1").doesNotContain("zoe");
        }
    }

    @Test
    void aServerThatIsBusyGetsTheLetterLater() {
        try (var stubborn = new FailingMailServer(FailingMailServer.Mood.BUSY)) {
            serveBy(stubborn);
            postOnce();
            assertThat(outbox.carryNext()).isTrue();
            assertThat(fates).isEmpty();
            stubborn.mood(FailingMailServer.Mood.TAKES);
            clock.advance(Duration.ofSeconds(31));
            assertThat(outbox.carryNext()).isTrue();
            assertThat(stubborn.taken()).isEqualTo(1);
            assertThat(fates)
                    .extracting(LetterDeliveryStatus::fate)
                    .containsExactly(LetterDeliveryStatus.LetterFinalState.GONE);
        }
    }

    @Test
    void aLetterThatNobodyAcknowledgedIsNotSentTwice() {
        try (var stubborn = new FailingMailServer(FailingMailServer.Mood.SILENT_AT_THE_END)) {
            serveBy(stubborn);
            postOnce();
            assertThat(outbox.carryNext()).isTrue();
            assertThat(fates)
                    .extracting(LetterDeliveryStatus::fate)
                    .containsExactly(LetterDeliveryStatus.LetterFinalState.UNKNOWN);
            clock.advance(Duration.ofDays(1));
            assertThat(outbox.carryNext()).isFalse();
            assertThat(stubborn.taken()).isEqualTo(1);
        }
    }

    @Test
    void aProcessKilledWhileItHandsOverNeitherSendsTwiceNorForgets() throws Exception {
        try (var stubborn = new FailingMailServer(FailingMailServer.Mood.SILENT_AT_THE_END)) {
            serveBy(stubborn);
            postOnce();
            killWhileCarrying(stubborn, 1);
            stubborn.mood(FailingMailServer.Mood.TAKES);
            assertThat(outbox.carryNext()).as("it may still be at work").isFalse();
            clock.advance(LetterOutbox.HANDING_OVER.plusSeconds(1));
            assertThat(outbox.carryNext()).isFalse();
            outbox.tidy();
            tellAll();
            assertThat(fates)
                    .extracting(LetterDeliveryStatus::fate)
                    .containsExactly(LetterDeliveryStatus.LetterFinalState.UNKNOWN);
            assertThat(stubborn.taken()).isEqualTo(1);
        }
    }

    @Test
    void aLinkToSignInIsRatherSentTwiceThanNever() throws Exception {
        try (var stubborn = new FailingMailServer(FailingMailServer.Mood.SILENT_AT_THE_END)) {
            serveBy(stubborn);
            post("Votre lien", "Bonjour");
            killWhileCarrying(stubborn, 1);
            stubborn.mood(FailingMailServer.Mood.TAKES);
            clock.advance(LetterOutbox.HANDING_OVER.plusSeconds(1));
            assertThat(outbox.carryNext()).isTrue();
            assertThat(stubborn.taken()).isEqualTo(2);
        }
    }

    /// Starts a process that sends a letter, and kills it before the server acknowledges.
    private void killWhileCarrying(FailingMailServer server, int letters) throws Exception {
        var process = SeparateProcess.of(
                        LetterDeliveryProcess.class,
                        database.getJdbcUrl(),
                        database.getUsername(),
                        database.getPassword(),
                        Integer.toString(server.port()))
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "carrying-process.log").toFile())
                .start();
        server.awaitTaken(letters);
        process.destroyForcibly().waitFor();
    }

    private void serveBy(FailingMailServer other) {
        port = other.port();
        outbox = outbox();
    }

    private void postOnce() {
        transaction.executeWithoutResult(status -> outbox.postOnce(
                new Letter(new MailAddress("zoe@exemple.fr"), Locale.FRENCH, "Votre fiche", "Bonjour"),
                clock.instant().plus(Duration.ofDays(2))));
    }

    private Instant inTwentyMinutes() {
        return clock.instant().plus(Duration.ofMinutes(20));
    }

    private void post(String subject, String body) {
        transaction.executeWithoutResult(status -> add(subject, body));
    }

    private void add(String subject, String body) {
        outbox.post(new Letter(new MailAddress("zoe@exemple.fr"), Locale.FRENCH, subject, body), inTwentyMinutes());
    }

    private List<MimeMessage> received() {
        return Stream.of(server.getReceivedMessages()).toList();
    }

    private static String subject(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (Exception unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private LetterOutbox outbox() {
        return outbox(sql, transaction.getTransactionManager(), port, this::heard, clock);
    }

    private void heard(Object event) {
        if (!(event instanceof LetterDeliveryStatus fate)) return;
        if (deaf) throw new IllegalStateException("this listener is broken");
        fates.add(fate);
    }

    private static MockEnvironment alone() {
        return new MockEnvironment()
                .withProperty("ta.network.id", "charente-maritime")
                .withProperty("ta.network.name", "Essai")
                .withProperty("ta.network.departement", "17");
    }

    static LetterOutbox outbox(
            JdbcClient sql,
            @Nullable PlatformTransactionManager manager,
            int port,
            ApplicationEventPublisher events,
            Clock clock) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        var properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", "2000");
        properties.setProperty("mail.smtp.timeout", "2000");
        sender.setJavaMailProperties(properties);
        var carrier = new SmtpMailTransport(
                sender, () -> new SmtpMailTransport.MailSender(new MailAddress("reseau@exemple.fr"), "Réseau"));
        var target = new LetterOutbox(
                new LetterOutboxStore(new Sql(sql), new LetterCipher(TestSecret.of(SECRET))),
                carrier,
                events,
                clock,
                Objects.requireNonNull(manager));
        var proxy = new ProxyFactory(target);
        proxy.setProxyTargetClass(true);
        proxy.addAdvice(
                new TransactionInterceptor((TransactionManager) manager, new AnnotationTransactionAttributeSource()));
        return (LetterOutbox) proxy.getProxy();
    }
}
