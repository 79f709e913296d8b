package org.tousaidants.journal;

import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tousaidants.identity.AccountClosed;
import org.tousaidants.identity.AccountOpened;
import org.tousaidants.identity.RoleChanged;
import org.tousaidants.identity.SignedIn;
import org.tousaidants.identity.SignedOut;

/// Writes down what identity tells, in the same transaction.
@Component
class IdentityNews {
    private final Journal journal;

    IdentityNews(Journal journal) {
        this.journal = journal;
    }

    @EventListener
    void on(SignedIn news) {
        journal.append(
                news.network(),
                Optional.of(news.account()),
                "identity.signed_in",
                "account " + news.account(),
                Map.of("session", news.session().toString()));
    }

    @EventListener
    void on(SignedOut news) {
        journal.append(
                news.network(),
                Optional.of(news.account()),
                "identity.signed_out",
                "account " + news.account(),
                Map.of("sessions", Integer.toString(news.sessions())));
    }

    @EventListener
    void on(AccountOpened news) {
        journal.append(
                news.network(),
                news.by(),
                "identity.account_opened",
                "account " + news.account(),
                Map.of("role", news.role().name()));
    }

    @EventListener
    void on(RoleChanged news) {
        journal.append(
                news.network(),
                Optional.of(news.by()),
                "identity.role_changed",
                "account " + news.account(),
                Map.of("before", news.before().name(), "after", news.after().name()));
    }

    @EventListener
    void on(AccountClosed news) {
        journal.append(
                news.network(),
                Optional.of(news.by()),
                "identity.account_closed",
                "account " + news.account(),
                Map.of());
    }
}
