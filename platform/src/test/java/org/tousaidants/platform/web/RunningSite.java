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
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.identity.PersonName;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.Sessions;
import org.tousaidants.platform.identity.TestClock;
import org.tousaidants.platform.jobs.Jobs;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.mail.Outbox;
import org.tousaidants.platform.mail.SealedLetters;
import org.tousaidants.platform.tenancy.AcrossTenants;
import org.tousaidants.platform.tenancy.TenantScope;

/// The whole site on a free port over a real database, in demo mode, with a clock that moves when a test says so.
/// Each class that extends it has a site and a database of its own; nothing scheduled runs unless the test calls it.
@ContextCustomizerFactories(TestDatabase.class)
@SpringBootTest(
        classes = TestSite.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "ta.demo=true",
            // A class that looks at a year of the village asks for it.
            "ta.demo.year=false",
            "ta.help.phone=+33536490017",
            "ta.limits.forms=100000",
            "ta.limits.search=100000",
            "ta.limits.links=100000",
            // A bean is made when it is asked for: a class asks for few. `VillageTest` makes all of them.
            "spring.main.lazy-initialization=true",
            // How long the server waits for a body that does not come.
            "server.tomcat.connection-timeout=5s"
        })
@Import({RunningSite.MovableClock.class, Specimens.class})
public abstract class RunningSite {
    /// The header of a request that is answered as of another moment.
    public static final String MOMENT = "X-Test-Moment";

    @LocalServerPort
    protected int port;

    @Autowired
    protected Accounts accounts;

    @Autowired
    protected Networks networks;

    @Autowired
    protected Outbox outbox;

    @Autowired
    protected TestClock clock;

    @Autowired
    protected JdbcClient sql;

    @Autowired
    protected Jobs jobs;

    @Autowired
    private InstallationSecret secret;

    @Autowired
    private FindByIndexNameSessionRepository<? extends Session> sessionRows;

    private final List<TenantScope> scope = new ArrayList<>();

    /// A test works for the tenant of its site, unless it says another.
    @BeforeEach
    void enterTheTenant() {
        if (TenantScope.now().isEmpty())
            scope.add(TenantScope.enter(networks.here().id()));
    }

    @AfterEach
    void leaveTheTenant() {
        scope.forEach(TenantScope::close);
    }

    /// The words of a letter as `mail_letter` keeps them.
    protected String unsealed(UUID letter, String kept) {
        return SealedLetters.open(secret, letter, kept);
    }

    /// A letter as its addressee reads it.
    public record Posted(String subject, String body) {}

    /// The letters to that address, of whatever network, newest first, whether they have left or not.
    public List<Posted> posted(String mail) {
        return AcrossTenants.ask(() -> sql.sql(
                        "select id, subject, body from mail_letter where recipient = :mail order by posted_at desc")
                .param("mail", mail)
                .query((row, n) -> new Posted(
                        row.getString("subject"), unsealed(row.getObject("id", UUID.class), row.getString("body"))))
                .list());
    }

    /// The words of all letters to that address, of whatever network, newest first, whether they have left or not.
    protected List<String> wordsTo(String mail) {
        return posted(mail).stream().map(Posted::body).toList();
    }

    protected Visitor visitor() {
        return new Visitor(port);
    }

    protected Account person(Role role) {
        var mail = new MailAddress("p-" + UUID.randomUUID() + "@example.org");
        var opened = accounts.found(networks.here(), mail, new PersonName("Personne de test"), role);
        return ((Accounts.Opening.Opened) opened).account();
    }

    protected Actor actor(Account account) {
        return new Actor(account.id(), account.mail().value(), account.name(), account.role(), networks.here());
    }

    /// A visitor who asked for a link, read the mail and pressed the button.
    protected Visitor signedIn(Account account) {
        var visitor = visitor();
        Letters.signIn(visitor, account, outbox);
        return visitor;
    }

    /// The sessions of that person as they would be had she come in that much earlier and done nothing since.
    protected void age(Account account, Duration by) {
        changeSessions(account, Sessions.OPENED, then -> ((Instant) then).minus(by));
        changeSessions(account, Sessions.PROVED, then -> ((Instant) then).minus(by));
        idle(account, by);
    }

    /// As if she had asked for nothing since.
    protected void idle(Account account, Duration by) {
        sql.sql(
                        "update identity_session set last_access_time = last_access_time - :by, expiry_time = expiry_time - :by,"
                                + " creation_time = creation_time - :by where account = :account")
                .param("by", by.toMillis())
                .param("account", account.id())
                .update();
    }

    /// Writes something else into what her sessions keep.
    protected void changeSessions(Account account, String what, UnaryOperator<Object> change) {
        changeSessions(sessionRows, account, what, change);
    }

    /// What each of her sessions keeps under that name.
    protected List<Object> kept(Account account, String what) {
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

    /// After midnight the round that forgets waits for its hour: the test begins in the morning then.
    protected void byDay() {
        if (LocalTime.ofInstant(clock.instant(), clock.getZone()).getHour() < 6) clock.advance(Duration.ofHours(6));
    }

    /// What the night forgets is forgotten now.
    protected void night() {
        byDay();
        job("datadeletion.night");
    }

    /// Runs a job, a deadline or a refresh now, by its name; what it would only have noted breaks the test.
    protected void job(String name) {
        var broken = new ArrayList<Throwable>();
        TenantScope.as(Optional.empty(), () -> broken.addAll(jobs.run(name)));
        if (!broken.isEmpty()) throw new AssertionError(name + " failed", broken.getFirst());
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class MovableClock {
        @Bean
        @Primary
        TestClock testClock() {
            return new TestClock();
        }

        /// What acts as soon as it is made is made at the start. What lives with the site (`SmartLifecycle`) or
        /// hears what is told is made by itself.
        @Bean
        static LazyInitializationExcludeFilter actsAtTheStart() {
            return (_, _, type) -> InitializingBean.class.isAssignableFrom(type)
                    && type.getName().startsWith("org.tousaidants.");
        }

        /// A request that names its moment is answered as of that moment, and no other clock moves.
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
