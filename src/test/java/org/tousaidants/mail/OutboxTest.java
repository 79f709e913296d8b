package org.tousaidants.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionInterceptor;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.db.TestDatabase;
import org.tousaidants.identity.TestClock;

/// Against a real SMTP server and the real database.
class OutboxTest {
    private final TestClock clock = new TestClock();
    private final HikariDataSource database = TestDatabase.fresh();
    private final JdbcClient sql = JdbcClient.create(database);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    private final GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private int port;
    private Outbox outbox;

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
    void aLetterThatIsWorthNothingAnyMoreIsNotCarried() {
        post("Votre lien", "Bonjour");
        clock.advance(Duration.ofMinutes(21));
        assertThat(outbox.carryNext()).isFalse();
        outbox.tidy();
        assertThat(sql.sql("select given_up is not null and body = '' from mail_letter")
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
        var subjects = received().stream().map(OutboxTest::subject).collect(Collectors.toSet());
        assertThat(received()).hasSize(40);
        assertThat(subjects).hasSize(40);
    }

    private void post(String subject, String body) {
        transaction.executeWithoutResult(status -> add(subject, body));
    }

    private void add(String subject, String body) {
        outbox.post(
                "charente-maritime",
                new Letter(new MailAddress("zoe@exemple.fr"), subject, body),
                clock.instant().plus(Duration.ofMinutes(20)));
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

    private Outbox outbox() {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        var properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", "2000");
        properties.setProperty("mail.smtp.timeout", "2000");
        sender.setJavaMailProperties(properties);
        var carrier = new SmtpCarrier(sender, new MailAddress("reseau@exemple.fr"), "Réseau");
        var target = new Outbox(new OutboxStore(sql), carrier, event -> {}, clock);
        var proxy = new ProxyFactory(target);
        proxy.setProxyTargetClass(true);
        TransactionManager manager = transaction.getTransactionManager();
        proxy.addAdvice(new TransactionInterceptor(manager, new AnnotationTransactionAttributeSource()));
        return (Outbox) proxy.getProxy();
    }
}
