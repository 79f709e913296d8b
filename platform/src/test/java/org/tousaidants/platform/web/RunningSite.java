package org.tousaidants.platform.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.test.context.ContextCustomizerFactories;
import org.tousaidants.platform.db.InstallationSecret;
import org.tousaidants.platform.db.TestDatabase;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.PersonName;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignInSessions;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.identity.TestClock;
import org.tousaidants.platform.jobs.Jobs;
import org.tousaidants.platform.mail.LetterDecryption;
import org.tousaidants.platform.mail.LetterOutbox;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.tenancy.AllTenantsAccess;
import org.tousaidants.platform.tenancy.CurrentTenantScope;

/// The whole site on a free port over a real database, in demo mode, with a clock advanced by the test. Each
/// subclass has a site and a database of its own; scheduled work runs only when the test calls it.
@ContextCustomizerFactories(TestDatabase.class)
@SpringBootTest(
        classes = TestSite.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "ta.demo=true",
            // A class that needs a year of the demonstration sets it.
            "ta.demo.year=false",
            "ta.help.phone=+33536490017",
            "ta.limits.forms=100000",
            "ta.limits.search=100000",
            "ta.limits.links=100000",
            // Beans are lazy, because each class needs few. `DemoStoriesTest` creates all of them.
            "spring.main.lazy-initialization=true",
            // Timeout of the server for a missing body.
            "server.tomcat.connection-timeout=5s"
        })
@Import({RunningSite.MovableClock.class, AccessRuleTestPages.class})
public abstract class RunningSite {
    /// The header that sets the moment of a request.
    public static final String MOMENT = "X-Test-Moment";

    @LocalServerPort
    public int port;

    @Autowired
    public Accounts accounts;

    @Autowired
    public TerritoryNetworks networks;

    @Autowired
    public LetterOutbox outbox;

    @Autowired
    public TestClock clock;

    @Autowired
    public JdbcClient sql;

    @Autowired
    public Jobs jobs;

    @Autowired
    private InstallationSecret secret;

    @Autowired
    private FindByIndexNameSessionRepository<? extends Session> sessionRows;

    private final List<CurrentTenantScope> scope = new ArrayList<>();

    /// A test works for the tenant of its site by default.
    @BeforeEach
    void enterTheTenant() {
        if (CurrentTenantScope.now().isEmpty())
            scope.add(CurrentTenantScope.enter(networks.here().id()));
    }

    @AfterEach
    void leaveTheTenant() {
        scope.forEach(CurrentTenantScope::close);
    }

    /// The text of a letter as stored in `mail_letter`.
    public String unsealed(UUID letter, String kept) {
        return LetterDecryption.open(secret, letter, kept);
    }

    /// A letter as read by its recipient.
    public record Posted(String subject, String body) {}

    /// The letters to that address, of any network, newest first, sent or not.
    public List<Posted> posted(String mail) {
        return AllTenantsAccess.ask(() -> sql.sql(
                        "select id, subject, body from mail_letter where recipient = :mail order by posted_at desc")
                .param("mail", mail)
                .query((row, n) -> new Posted(
                        row.getString("subject"), unsealed(row.getObject("id", UUID.class), row.getString("body"))))
                .list());
    }

    /// The texts of all letters to that address, of any network, newest first, sent or not.
    public List<String> wordsTo(String mail) {
        return posted(mail).stream().map(Posted::body).toList();
    }

    public Visitor visitor() {
        return new Visitor(port);
    }

    public Account person(Role role) {
        var mail = new MailAddress("p-" + UUID.randomUUID() + "@example.org");
        var opened = accounts.found(networks.here(), mail, new PersonName("Personne de test"), role);
        return ((Accounts.AccountOpeningResult.NewAccountOpened) opened).account();
    }

    public SignedInPerson actor(Account account) {
        return new SignedInPerson(
                account.id(), account.mail().value(), account.name(), account.role(), networks.here());
    }

    /// A visitor who requested a link, read the mail and pressed the button.
    public Visitor signedIn(Account account) {
        var visitor = visitor();
        DemoMailReader.signIn(visitor, account, outbox);
        return visitor;
    }

    /// Moves the sign-in and the last activity of that person's sessions back in time.
    public void age(Account account, Duration by) {
        changeSessions(account, SignInSessions.OPENED, then -> ((Instant) then).minus(by));
        changeSessions(account, SignInSessions.PROVED, then -> ((Instant) then).minus(by));
        idle(account, by);
    }

    /// Moves the last request back in time.
    public void idle(Account account, Duration by) {
        sql.sql(
                        "update identity_session set last_access_time = last_access_time - :by, expiry_time = expiry_time - :by,"
                                + " creation_time = creation_time - :by where account = :account")
                .param("by", by.toMillis())
                .param("account", account.id())
                .update();
    }

    /// Changes an attribute of all sessions of the account.
    public void changeSessions(Account account, String what, UnaryOperator<Object> change) {
        changeSessions(sessionRows, account, what, change);
    }

    /// The value of an attribute in each session of the account.
    public List<Object> kept(Account account, String what) {
        return sessionRows.findByPrincipalName(account.id().toString()).values().stream()
                .<Object>map(session -> session.getRequiredAttribute(what))
                .toList();
    }

    private static <S extends Session> void changeSessions(
            FindByIndexNameSessionRepository<S> all, Account account, String what, UnaryOperator<Object> change) {
        for (var session : all.findByPrincipalName(account.id().toString()).values()) {
            session.setAttribute(what, change.apply(session.getRequiredAttribute(what)));
            all.save(session);
        }
    }

    /// After midnight the deletion job waits for its hour: the test begins in the morning then.
    public void byDay() {
        if (LocalTime.ofInstant(clock.instant(), clock.getZone()).getHour() < 6) clock.advance(Duration.ofHours(6));
    }

    /// Runs the nightly deletion now.
    public void night() {
        byDay();
        job("datadeletion.night");
    }

    /// Runs a job or a refresh now, by its name; a failure that would only be recorded fails the test.
    public void job(String name) {
        var broken = new ArrayList<Throwable>();
        CurrentTenantScope.as(Optional.empty(), () -> broken.addAll(jobs.run(name)));
        if (!broken.isEmpty()) throw new AssertionError(name + " failed", broken.getFirst());
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class MovableClock {
        @Bean
        @Primary
        TestClock testClock() {
            return new TestClock();
        }

        /// Beans that act on creation are made at the start. Lifecycle beans (`SmartLifecycle`) and event
        /// listeners are made automatically.
        @Bean
        static LazyInitializationExcludeFilter actsAtTheStart() {
            return (_, _, type) -> InitializingBean.class.isAssignableFrom(type)
                    && type.getName().startsWith("org.tousaidants.");
        }

        /// A request with that header is answered as of that moment, and no other clock changes.
        @Bean
        FilterRegistrationBean<Filter> requestsAtTheirMoment() {
            var filter = new FilterRegistrationBean<Filter>((request, response, chain) -> {
                var moment = ((HttpServletRequest) request).getHeader(MOMENT);
                if (moment == null) chain.doFilter(request, response);
                else momentarily(Instant.parse(moment), request, response, chain);
            });
            filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return filter;
        }

        private static void momentarily(
                Instant moment, ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            var failed = new AtomicReference<ServletException>();
            TestClock.<IOException>at(moment, () -> {
                try {
                    chain.doFilter(request, response);
                } catch (ServletException told) {
                    failed.set(told);
                }
            });
            if (failed.get() != null) throw failed.get();
        }
    }
}
