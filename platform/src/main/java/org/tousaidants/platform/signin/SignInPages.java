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
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.identity.ReturnPath;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.Secret;
import org.tousaidants.platform.identity.Sessions;
import org.tousaidants.platform.identity.SignInRequests;
import org.tousaidants.platform.identity.SignIns;
import org.tousaidants.platform.mail.DemoMailbox;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.ClientAddress;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.OneFactorSuffices;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RefusalLog;
import org.tousaidants.platform.web.View;

/// Pages for the sign-in: request a link, read the mail, press the button behind the link. Opening the link
/// alone has no effect.
@Controller
@PublicAccess
class SignInPages {
    /// « Se connecter » — the form to request a link; `goOn` is the page after the sign-in.
    record AskLink(Form form, String goOn, List<SignInMethod> ways, List<DemoSignInAccounts.Guest> guests) {}

    /// « Regardez vos courriels » — the page after a link was requested.
    record LinkSentView(String mail, boolean demo) {}

    /// « Me connecter » — the page behind a link, with the name of its recipient.
    record Link(String secret, String name, String mail) {}

    /// « Ce lien ne marche plus » — the page for a used or expired link.
    record SignInRefusedView(boolean spent) {}

    private static final int LONGEST_MAIL = 254;

    private final SignInRequests requests;
    private final SignIns signIns;
    private final Sessions sessions;
    private final Networks networks;
    private final DemoMailbox demo;
    private final List<SignInMethodSource> ways;
    private final List<ProviderSignOut> leaving;
    private final List<DemoSignInAccounts> guests;

    SignInPages(
            SignInRequests requests,
            SignIns signIns,
            Sessions sessions,
            Networks networks,
            DemoMailbox demo,
            List<SignInMethodSource> ways,
            List<ProviderSignOut> leaving,
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

    private AskLink ask(Form form, ReturnPath goOn) {
        return new AskLink(
                form,
                goOn.value(),
                SignInMethodSource.of(ways),
                demo.open()
                        ? guests.stream().flatMap(one -> one.guests().stream()).toList()
                        : List.of());
    }

    @GetMapping("/connexion")
    View ask(@RequestParam(defaultValue = "/") String suite, Page page) {
        if (page.actor().isPresent()) return View.redirect("/profil");
        return View.of("platform/signin/ask", ask(Form.empty(), ReturnPath.of(suite)));
    }

    @PostMapping("/connexion")
    View asked(HttpServletRequest request, Form form, Page page) {
        var mail = form.text("mail")
                .required("signin.ask.mail.missing")
                .max(LONGEST_MAIL)
                .as(MailAddress::of, "signin.ask.mail.wrong");
        if (form.hasErrors() || mail.isEmpty())
            return View.of("platform/signin/ask", ask(form, ReturnPath.of(form.value("suite"))))
                    .status(422);
        return sent("platform/signin/ask", mail.get(), form, request, page);
    }

    private View sent(String asking, MailAddress mail, Form form, HttpServletRequest request, Page page) {
        var goOn = ReturnPath.of(form.value("suite"));
        return switch (requests.ask(networks.here(), mail, ClientAddress.of(request), page.lang(), goOn)) {
            case SignInRequests.RequestResult.Noted() ->
                View.of(
                        "platform/signin/asked",
                        new LinkSentView(mail.value(), demo.open() && ClientAddress.isLocal(request)));
            case SignInRequests.RequestResult.TooMany(var within) ->
                View.of(asking, ask(form.error("mail", "signin.ask.many", within.toMinutes()), goOn))
                        .status(429)
                        .header("Retry-After", Long.toString(within.toSeconds()));
        };
    }

    @GetMapping("/connexion/{secret}")
    View link(@PathVariable String secret, Page page, HttpServletRequest request) {
        return Secret.of(secret)
                .flatMap(signIns::whose)
                .map(account -> View.of(
                        "platform/signin/link",
                        new Link(secret, account.name(), account.mail().value())))
                .orElseGet(() -> refused(signIns, secret, page.actor(), request))
                .header("Referrer-Policy", "no-referrer");
    }

    /// Signs out. Open to all clients, so that a second press, or an expired session, leads home as well.
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
        // Signing out deletes the data that packages stored in this browser, keys included. Vouchers that wait for
        // a connection are money: they stay, encrypted, until their owner is back (`ta.js`).
        var home = View.onward(onward.orElse("/"));
        return form.checked("garder") ? home : home.header("Clear-Site-Data", "\"storage\"");
    }

    /// « Confirmez que c’est vous » — shown before a sensitive act; any means of sign-in is accepted.
    @OneFactorSuffices
    @GetMapping("/confirmation")
    @AllowedRoles({Role.COORDINATOR, Role.HELPER, Role.FUNDER, Role.DATA, Role.READER, Role.NEWCOMER})
    View confirm(@RequestParam(defaultValue = "/profil") String suite) {
        return View.of("platform/signin/confirm", ask(Form.empty(), ReturnPath.of(suite)));
    }

    @OneFactorSuffices
    @PostMapping("/confirmation")
    @AllowedRoles({Role.COORDINATOR, Role.HELPER, Role.FUNDER, Role.DATA, Role.READER, Role.NEWCOMER})
    View confirmed(Actor self, HttpServletRequest request, Form form, Page page) {
        return sent("platform/signin/confirm", new MailAddress(self.mail()), form, request, page);
    }

    /// The page for a used link. The person whom it signed in is redirected; others read that it was used.
    static View refused(SignIns signIns, String secret, Optional<Actor> actor, HttpServletRequest request) {
        RefusalLog.tell(RefusalLog.Kind.LINK, request.getRequestURI(), ClientAddress.of(request));
        var spent = Secret.of(secret).flatMap(signIns::spent);
        return spent.filter(one ->
                        actor.filter(self -> self.id().equals(one.account())).isPresent())
                .map(one -> View.redirect(one.goOn().value()))
                .orElseGet(() -> View.of("platform/signin/refused", new SignInRefusedView(spent.isPresent()))
                        .status(410));
    }
}
