package org.tousaidants.platform.signin;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.SiteSearchSource;

/// Finds people with an account, in the search of coordinators.
@Component
class AccountSearch implements SiteSearchSource {
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
    public List<SiteSearchHit> hits(SignedInPerson actor, String text, Page page) {
        return accounts.search(actor, text, 0, MOST).some().stream()
                .map(one -> new SiteSearchHit(
                        one.name(), page.t(AccountAdminPages.key(one.role())), "/bureau/comptes?compte=" + one.id()))
                .toList();
    }
}
