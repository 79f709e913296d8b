package org.tousaidants.platform.passkeys;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.webauthn.authentication.HttpSessionPublicKeyCredentialRequestOptionsRepository;
import org.springframework.security.web.webauthn.registration.HttpSessionPublicKeyCredentialCreationOptionsRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignInReturnPath;
import org.tousaidants.platform.identity.SignInSessions;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.signin.ProfilePageLink;
import org.tousaidants.platform.signin.SignInMethod;
import org.tousaidants.platform.signin.SignInMethodSource;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.BrowserName;
import org.tousaidants.platform.web.ClientIpAddress;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.OneFactorSuffices;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.RecentAuthentication;
import org.tousaidants.platform.web.RefusedAccessLog;
import org.tousaidants.platform.web.SignInSessionOpener;
import org.tousaidants.platform.web.View;

/// Pages for a person's passkeys and for the sign-in by passkey. They need a script; without it, people sign in by
/// mail link.
@Controller
class PasskeyPages {
    /// The page with a person's own passkeys.
    ///
    /// @param refused whether the last attempt was refused
    /// @param demanded whether the person must sign in with a passkey to continue
    /// @param goOn path of the page to open afterwards
    record OwnPasskeysView(List<Passkey> keys, boolean refused, boolean demanded, String goOn) {
        /// Returns whether the person may add a passkey: a sign-in by mail link is sufficient only for the
        /// first passkey.
        boolean mayAdd() {
            return !demanded || keys.isEmpty();
        }
    }

    record PasskeySignInView(String goOn, boolean refused) {}

    private static final int LONGEST_LABEL = 60;
    private static final int LONGEST_ANSWER = 20_000;

    /// Stores the challenges that a browser must sign with a passkey. Each challenge is valid only once, in the
    /// browser that requested it.
    private final HttpSessionPublicKeyCredentialCreationOptionsRepository making =
            new HttpSessionPublicKeyCredentialCreationOptionsRepository();

    private final HttpSessionPublicKeyCredentialRequestOptionsRepository entering =
            new HttpSessionPublicKeyCredentialRequestOptionsRepository();

    private final Passkeys passkeys;
    private final SignInSessionOpener signInSession;
    private final Clock clock;

    PasskeyPages(Passkeys passkeys, SignInSessionOpener signInSession, Clock clock) {
        this.passkeys = passkeys;
        this.signInSession = signInSession;
        this.clock = clock;
    }

    @RecentAuthentication
    @OneFactorSuffices
    @AllowedRoles({Role.COORDINATOR, Role.HELPER, Role.FUNDER, Role.DATA, Role.READER, Role.NEWCOMER})
    @GetMapping("/profil/cles")
    View mine(
            SignInSessions.SessionHolder self,
            @RequestParam(defaultValue = "") String refus,
            @RequestParam(defaultValue = "/bureau") String suite) {
        return View.of("platform/passkeys/mine", mine(self, !refus.isEmpty(), suite));
    }

    private OwnPasskeysView mine(SignInSessions.SessionHolder self, boolean refused, String goOn) {
        return new OwnPasskeysView(
                passkeys.of(self.actor()),
                refused,
                self.half(),
                SignInReturnPath.of(goOn).value());
    }

    @RecentAuthentication
    @OneFactorSuffices
    @AllowedRoles({Role.COORDINATOR, Role.HELPER, Role.FUNDER, Role.DATA, Role.READER, Role.NEWCOMER})
    @PostMapping("/profil/cles/essais")
    ResponseEntity<String> toMake(
            SignInSessions.SessionHolder self, HttpServletRequest request, HttpServletResponse response, Page page) {
        if (!mine(self, false, "").mayAdd()) throw new NotFoundException();
        var asked = passkeys.toMake(self.actor(), page.url(""));
        making.save(request, response, asked);
        return json(asked);
    }

    @RecentAuthentication
    @OneFactorSuffices
    @AllowedRoles({Role.COORDINATOR, Role.HELPER, Role.FUNDER, Role.DATA, Role.READER, Role.NEWCOMER})
    @PostMapping("/profil/cles")
    View make(
            SignInSessions.SessionHolder self,
            HttpServletRequest request,
            HttpServletResponse response,
            Form form,
            Page page) {
        var label = form.value("nom").strip();
        var named = label.isEmpty() ? BrowserName.of(request.getHeader("User-Agent")) : label;
        var cut = (named.isEmpty() ? "–" : named).replaceAll("\\p{Cntrl}", " ");
        var answer = form.value("reponse");
        var asked = making.load(request);
        if (asked != null) making.save(request, response, null);
        var made = mine(self, false, "").mayAdd()
                && asked != null
                && answer.length() < LONGEST_ANSWER
                && passkeys.make(
                        self.actor(),
                        page.url(""),
                        asked,
                        answer,
                        cut.substring(0, Math.min(LONGEST_LABEL, cut.length())));
        return View.redirect(made ? "/profil/cles" : "/profil/cles?refus=oui");
    }

    @RecentAuthentication
    @AllowedRoles({Role.COORDINATOR, Role.HELPER, Role.FUNDER, Role.DATA, Role.READER, Role.NEWCOMER})
    @PostMapping("/profil/cles/{id}/fin")
    View remove(SignedInPerson self, @PathVariable UUID id) {
        passkeys.remove(self, id);
        return View.redirect("/profil/cles");
    }

    @PublicAccess
    @GetMapping("/connexion/cle")
    View enter(@RequestParam(defaultValue = "/") String suite, @RequestParam(defaultValue = "") String refus) {
        return View.of(
                "platform/passkeys/enter",
                new PasskeySignInView(SignInReturnPath.of(suite).value(), !refus.isEmpty()));
    }

    @PublicAccess
    @RateLimit(cost = 6)
    @PostMapping("/connexion/cle/essais")
    ResponseEntity<String> toEnter(HttpServletRequest request, HttpServletResponse response, Page page) {
        var asked = passkeys.toEnter(page.url(""));
        var session = request.getSession();
        if (session.isNew()) session.setMaxInactiveInterval((int) Passkeys.PATIENCE.toSeconds());
        entering.save(request, response, asked);
        return json(asked);
    }

    private static ResponseEntity<String> json(Object options) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(Passkeys.json(options));
    }

    @PublicAccess
    @RateLimit(cost = 6)
    @PostMapping("/connexion/cle")
    View entered(HttpServletRequest request, HttpServletResponse response, Form form, Page page) {
        var goOn = SignInReturnPath.of(form.value("suite"));
        var answer = form.value("reponse");
        var asked = entering.load(request);
        if (asked != null) entering.save(request, response, null);
        var account = asked != null && answer.length() < LONGEST_ANSWER
                ? passkeys.enter(page.url(""), asked, answer)
                : Optional.<UUID>empty();
        if (account.isEmpty()) {
            RefusedAccessLog.tell(
                    RefusedAccessLog.RefusalKind.IDENTITY, request.getRequestURI(), ClientIpAddress.of(request));
            return View.of("platform/passkeys/enter", new PasskeySignInView(goOn.value(), true))
                    .status(403);
        }
        signInSession.open(account.get(), true, clock.instant(), request, response);
        return View.redirect(goOn.value());
    }

    @Bean
    static SignInMethodSource passkeyWay() {
        return () -> List.of(new SignInMethod("passkeys.enter", "", "/connexion/cle", "", 10));
    }

    @Bean
    static ProfilePageLink passkeysLink() {
        return new ProfilePageLink("/profil/cles", "passkeys.mine", 10);
    }
}
