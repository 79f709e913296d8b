package org.tousaidants.platform.openid;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignInReturnPath;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.signin.ProfilePageLink;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.ClientIpAddress;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.RecentAuthentication;
import org.tousaidants.platform.web.RefusedAccessLog;
import org.tousaidants.platform.web.View;

/// Pages for signing in through a provider, and for the providers linked to an account.
@Controller
class OpenIdPages {
    /// The page after a failure at the provider.
    ///
    /// @param why last part of the message keys of its texts
    record OpenIdFailureView(String name, String why) {}

    /// One configured provider.
    ///
    /// @param linked the link to the account; empty if the account is not linked to this provider
    record OpenIdProviderRow(String id, String name, Optional<LinkedOpenIdProvider> linked) {}

    record LinkedProvidersView(List<OpenIdProviderRow> rows, boolean done) {}

    private final OpenIdProviders providers;
    private final OpenIdSignIns signInTrips;

    OpenIdPages(OpenIdProviders providers, OpenIdSignIns signInTrips) {
        this.providers = providers;
        this.signInTrips = signInTrips;
    }

    @PublicAccess
    @RateLimit(cost = 6)
    @GetMapping("/connexion/fournisseurs/{id}")
    View go(
            @PathVariable String id,
            @RequestParam(defaultValue = "/") String suite,
            Page page,
            HttpServletRequest request,
            HttpServletResponse response) {
        var provider = agents(id);
        return signInTrips
                .toEnter(
                        provider,
                        SignInReturnPath.of(suite),
                        new OpenIdSignIns.BrowserExchange(page, request, response))
                .map(View::onward)
                .orElseGet(() -> failed(provider.name(), "away", 503))
                .header("Cache-Control", "no-store");
    }

    @PublicAccess
    @RateLimit(cost = 6)
    @GetMapping("/connexion/fournisseurs/retour")
    View back(Page page, HttpServletRequest request, HttpServletResponse response) {
        var arrival = signInTrips.back(new OpenIdSignIns.BrowserExchange(page, request, response));
        return switch (arrival) {
            case OpenIdSignIns.ProviderReturnResult.RedirectAfterSignIn(var address) ->
                View.onward(address).header("Cache-Control", "no-store");
            case OpenIdSignIns.ProviderReturnResult.NoLinkedAccount(var name) -> failed(name, "unlinked", 403);
            case OpenIdSignIns.ProviderReturnResult.ReauthenticationMissing(var name) -> failed(name, "not-asked", 403);
            case OpenIdSignIns.ProviderReturnResult.ProviderAlreadyLinked(var name) -> failed(name, "taken", 409);
            case OpenIdSignIns.ProviderReturnResult.ProviderSignInFailed(var name, var refused) -> {
                if (!refused)
                    RefusedAccessLog.tell(
                            RefusedAccessLog.RefusalKind.IDENTITY,
                            request.getRequestURI(),
                            ClientIpAddress.of(request));
                yield failed(name, refused ? "refused" : "failed", refused ? 200 : 400);
            }
        };
    }

    @PublicAccess
    @GetMapping("/connexion/fournisseurs/fin")
    ResponseEntity<Void> ended(Page page, HttpServletRequest request, HttpServletResponse response) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(signInTrips.ended(new OpenIdSignIns.BrowserExchange(page, request, response))))
                .build();
    }

    @AllowedRoles({Role.COORDINATOR, Role.HELPER, Role.FUNDER, Role.DATA, Role.READER, Role.NEWCOMER})
    @GetMapping("/profil/fournisseurs")
    View mine(SignedInPerson self, @RequestParam(defaultValue = "") String fait) {
        var linked = signInTrips.of(self);
        var rows = providers.forAgents().stream()
                .map(one -> new OpenIdProviderRow(
                        one.id(),
                        one.name(),
                        linked.stream()
                                .filter(link -> link.provider().equals(one.id()))
                                .findFirst()))
                .toList();
        return View.of("platform/openid/mine", new LinkedProvidersView(rows, fait.equals("relie")));
    }

    @RecentAuthentication
    @AllowedRoles({Role.COORDINATOR, Role.HELPER, Role.FUNDER, Role.DATA, Role.READER, Role.NEWCOMER})
    @PostMapping("/profil/fournisseurs/{id}")
    View link(
            SignedInPerson self,
            @PathVariable String id,
            Page page,
            HttpServletRequest request,
            HttpServletResponse response) {
        var provider = agents(id);
        return signInTrips
                .toLink(provider, self, new OpenIdSignIns.BrowserExchange(page, request, response))
                .map(View::onward)
                .orElseGet(() -> failed(provider.name(), "away", 503));
    }

    @AllowedRoles({Role.COORDINATOR, Role.HELPER, Role.FUNDER, Role.DATA, Role.READER, Role.NEWCOMER})
    @PostMapping("/profil/fournisseurs/{id}/fin")
    View unlink(SignedInPerson self, @PathVariable String id) {
        signInTrips.unlink(self, id);
        return View.redirect("/profil/fournisseurs");
    }

    private OpenIdProvider agents(String id) {
        return providers.find(id).filter(one -> !one.forPersons()).orElseThrow(NotFoundException::new);
    }

    private static View failed(String name, String why, int status) {
        return View.of("platform/openid/failed", new OpenIdFailureView(name, why))
                .status(status);
    }

    @Bean
    static ProfilePageLink openidLink() {
        return new ProfilePageLink("/profil/fournisseurs", "openid.mine", 20);
    }
}
