package org.tousaidants.platform.signin;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.SearchSource;

/// Finds people with an account, for the coordination.
@Component
class AccountSearch implements SearchSource {
    private final Accounts accounts;

    AccountSearch(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public String key() {
        return "signin.search";
    }

    @Override
    public int order() {
        return 2;
    }

    @Override
    public List<SearchHit> hits(Actor actor, String text, Page page) {
        return accounts.search(actor, text, 0, MOST).some().stream()
                .map(one -> new SearchHit(
                        one.name(), page.t(AccountPages.key(one.role())), "/bureau/comptes?compte=" + one.id()))
                .toList();
    }
}
