package org.tousaidants.outreach.mobilevisits;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.places.communes.TerritoryCommunes;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.OneClickForm;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.View;

/// « Être prévenu·e » — the pages of a subscription without an account: the form for a mail address, the
/// confirmation, and the button to unsubscribe.
@Controller
@PublicAccess
class HelpBusSubscriptionPages {
    private static final int LONGEST_MAIL = 254;

    /// The page on which a person confirms or ends a subscription.
    ///
    /// @param valid whether the link is still valid
    /// @param stop whether the button ends the subscription; otherwise it confirms it
    /// @param done whether the button was pressed
    /// @param action address to which the button posts
    record SubscriptionButtonView(boolean valid, boolean stop, boolean done, String commune, String action) {}

    private final HelpBusStopPages pages;
    private final HelpBusSubscriptions subscriptions;
    private final TerritoryCommunes territories;

    HelpBusSubscriptionPages(
            HelpBusStopPages pages, HelpBusSubscriptions subscriptions, TerritoryCommunes territories) {
        this.pages = pages;
        this.subscriptions = subscriptions;
        this.territories = territories;
    }

    @PostMapping("/passages/commune/{code}/abonnements")
    View ask(@PathVariable String code, Form form, Page page) {
        var shown = pages.ofCommune(code, form, false);
        var mail = form.text("mail").required().max(LONGEST_MAIL).as(MailAddress::of, "schedule.error.mail");
        if (form.hasErrors() || mail.isEmpty())
            return View.of("outreach/mobilevisits/commune", shown).status(422);
        subscriptions.ask(shown.commune().code(), mail.get(), page.lang());
        return View.redirect("/passages/commune/" + shown.commune().code() + "?fait=demande");
    }

    @GetMapping("/passages/abonnement/{secret}")
    View confirming(@PathVariable String secret) {
        return button(secret, false);
    }

    @PostMapping("/passages/abonnement/{secret}")
    View confirm(@PathVariable String secret) {
        var commune = commune(secret, HelpBusSubscriptions.CONFIRM);
        var done = subscriptions.confirm(secret);
        return shown(new SubscriptionButtonView(done, false, done, commune, ""));
    }

    @GetMapping("/passages/fin/{secret}")
    View stopping(@PathVariable String secret) {
        return button(secret, true);
    }

    @OneClickForm
    @PostMapping("/passages/fin/{secret}")
    View stop(@PathVariable String secret) {
        var commune = commune(secret, HelpBusSubscriptions.STOP);
        var done = subscriptions.stop(secret);
        return shown(new SubscriptionButtonView(done, true, done, commune, ""));
    }

    private View button(String secret, boolean stop) {
        var commune = commune(secret, stop ? HelpBusSubscriptions.STOP : HelpBusSubscriptions.CONFIRM);
        var action = (stop ? "/passages/fin/" : "/passages/abonnement/") + secret;
        return shown(new SubscriptionButtonView(!commune.isEmpty(), stop, false, commune, action));
    }

    private static View shown(SubscriptionButtonView button) {
        return View.of("outreach/mobilevisits/button", button)
                .status(button.valid() ? 200 : 410)
                .atASecret();
    }

    private String commune(String secret, String purpose) {
        return subscriptions
                .opened(purpose, secret)
                .flatMap(one -> territories.communes().byCode(one.commune()))
                .map(one -> one.name())
                .orElse("");
    }
}
