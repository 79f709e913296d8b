package org.tousaidants.platform.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SecretToken;
import org.tousaidants.platform.identity.SignInLinkRequests;
import org.tousaidants.platform.identity.SignInLinks;
import org.tousaidants.platform.identity.SignInReturnPath;
import org.tousaidants.platform.identity.SignInSessions;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.mail.DemoMailbox;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.ClientIpAddress;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.OneFactorSuffices;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RefusedAccessLog;
import org.tousaidants.platform.web.View;

/// Pages for the sign-in: request a link, read the mail, press the button on the page behind the link. Opening the
/// link alone has no effect.
@Controller
@PublicAccess
class SignInPages {
    /// « Se connecter » — the page with the form to request a link.
    ///
    /// @param goOn path of the page to open after the sign-in
    /// @param ways additional means of sign-in
    /// @param guests people as whom a visitor of the demonstration may sign in
    /// @param withoutMail whether no letter leaves, so that the page warns the reader
    record SignInLinkFormView(
            Form form,
            String goOn,
            List<SignInMethod> ways,
            List<DemoSignInAccounts.DemoGuest> guests,
            boolean withoutMail) {}

    /// « Regardez vos courriels » — the page after a link was requested.
    record LinkSentView(String mail, boolean demo) {}

    /// « Me connecter » — the page behind a link, with the name of its recipient.
    record ConfirmSignInView(String secret, String name, String mail) {}

    /// « Ce lien ne marche plus » — the page for a used or expired link.
    ///
    /// @param spent whether the link was used
    record SignInRefusedView(boolean spent) {}

    private static final int LONGEST_MAIL = 254;

    private final SignInLinkRequests requests;
    private final SignInLinks signIns;
    private final SignInSessions sessions;
    private final TerritoryNetworks networks;
    private final DemoMailbox demo;
    private final List<SignInMethodSource> ways;
    private final List<OpenIdProviderSignOut> leaving;
    private final List<DemoSignInAccounts> guests;

    SignInPages(
            SignInLinkRequests requests,
            SignInLinks signIns,
            SignInSessions sessions,
            TerritoryNetworks networks,
            DemoMailbox demo,
            List<SignInMethodSource> ways,
            List<OpenIdProviderSignOut> leaving,
            List<DemoSignInAccounts> guests) {
        this.requests = requests;
        this.signIns = signIns;
        this.sessions = sessions;
        this.networks = networks;
        this.demo = demo;
        this.ways = ways;
        this.leaving = leaving;
        this.guests = guests;
    }

    private SignInLinkFormView ask(Form form, SignInReturnPath goOn) {
        return new SignInLinkFormView(
                form,
                goOn.value(),
                SignInMethodSource.of(ways),
                demo.open()
                        ? guests.stream().flatMap(one -> one.guests().stream()).toList()
                        : List.of(),
                demo.withoutMail());
    }

    @GetMapping("/connexion")
    View ask(@RequestParam(defaultValue = "/") String suite, Page page) {
        if (page.actor().isPresent()) return View.redirect("/profil");
        return View.of("platform/signin/ask", ask(Form.empty(), SignInReturnPath.of(suite)));
    }

    @PostMapping("/connexion")
    View asked(HttpServletRequest request, Form form, Page page) {
        var mail = form.text("mail")
                .required("signin.ask.mail.missing")
                .max(LONGEST_MAIL)
                .as(MailAddress::of, "signin.ask.mail.wrong");
        if (form.hasErrors() || mail.isEmpty())
            return View.of("platform/signin/ask", ask(form, SignInReturnPath.of(form.value("suite"))))
                    .status(422);
        return sent("platform/signin/ask", mail.get(), form, request, page);
    }

    private View sent(String asking, MailAddress mail, Form form, HttpServletRequest request, Page page) {
        var goOn = SignInReturnPath.of(form.value("suite"));
        return switch (requests.ask(networks.here(), mail, ClientIpAddress.of(request), page.lang(), goOn)) {
            case SignInLinkRequests.SignInRequestResult.SignInRequestStored()
            when demo.withoutMail() -> View.of(asking, ask(Form.empty(), goOn)).status(503);
            case SignInLinkRequests.SignInRequestResult.SignInRequestStored() ->
                View.of(
                        "platform/signin/asked",
                        new LinkSentView(mail.value(), demo.open() && ClientIpAddress.isLocal(request)));
            case SignInLinkRequests.SignInRequestResult.TooManySignInRequests(var within) ->
                View.of(asking, ask(form.error("mail", "signin.ask.many", within.toMinutes()), goOn))
                        .status(429)
                        .header("Retry-After", Long.toString(within.toSeconds()));
        };
    }

    @GetMapping("/connexion/{secret}")
    View link(@PathVariable String secret, Page page, HttpServletRequest request) {
        return SecretToken.of(secret)
                .flatMap(signIns::whose)
                .map(account -> View.of(
                        "platform/signin/link",
                        new ConfirmSignInView(
                                secret, account.name(), account.mail().value())))
                .orElseGet(() -> refused(signIns, secret, page.actor(), request))
                .header("Referrer-Policy", "no-referrer");
    }

    /// Signs the person out. The handler is open to everybody: a second press of the button, or a press after
    /// the session expired, also leads to the home page.
    @OneFactorSuffices
    @PostMapping("/deconnexion")
    View signOut(HttpServletRequest request, Form form, Page page) {
        var actor = page.actor();
        var onward = leaving.stream()
                .filter(way -> actor.isPresent())
                .flatMap(way -> way.address(request, page).stream())
                .findFirst();
        var session = request.getSession(false);
        if (session != null) {
            actor.ifPresent(self -> sessions.end(self, UUID.fromString(session.getId())));
            session.invalidate();
        }
        // Signing out deletes the data that packages stored in this browser, including keys. Only vouchers
        // that wait for an internet connection remain, because they are money: they stay encrypted until
        // their owner signs in again (`ta.js`).
        var home = View.onward(onward.orElse("/"));
        return form.checked("garder") ? home : home.header("Clear-Site-Data", "\"storage\"");
    }

    /// « Confirmez que c’est vous » — the page shown before a sensitive activity; any means of sign-in is
    /// accepted as a confirmation.
    ///
    /// @param suite path of the page to open afterwards
    @OneFactorSuffices
    @GetMapping("/confirmation")
    @AllowedRoles({Role.COORDINATOR, Role.HELPER, Role.FUNDER, Role.DATA, Role.READER, Role.NEWCOMER})
    View confirm(@RequestParam(defaultValue = "/profil") String suite) {
        return View.of("platform/signin/confirm", ask(Form.empty(), SignInReturnPath.of(suite)));
    }

    @OneFactorSuffices
    @PostMapping("/confirmation")
    @AllowedRoles({Role.COORDINATOR, Role.HELPER, Role.FUNDER, Role.DATA, Role.READER, Role.NEWCOMER})
    View confirmed(SignedInPerson self, HttpServletRequest request, Form form, Page page) {
        return sent("platform/signin/confirm", new MailAddress(self.mail()), form, request, page);
    }

    /// Returns the page for a link that cannot be used. A person who has already signed in with this link in
    /// this browser is redirected to their next page; every other reader sees that the link was already used or
    /// has expired.
    static View refused(
            SignInLinks signIns, String secret, Optional<SignedInPerson> actor, HttpServletRequest request) {
        RefusedAccessLog.tell(RefusedAccessLog.RefusalKind.LINK, request.getRequestURI(), ClientIpAddress.of(request));
        var spent = SecretToken.of(secret).flatMap(signIns::spent);
        return spent.filter(one ->
                        actor.filter(self -> self.id().equals(one.account())).isPresent())
                .map(one -> View.redirect(one.goOn().value()))
                .orElseGet(() -> View.of("platform/signin/refused", new SignInRefusedView(spent.isPresent()))
                        .status(410));
    }
}
