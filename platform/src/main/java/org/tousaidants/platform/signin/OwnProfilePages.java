package org.tousaidants.platform.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.DelegatedRole;
import org.tousaidants.platform.identity.PersonName;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.RoleDelegations;
import org.tousaidants.platform.identity.SignInSessions;
import org.tousaidants.platform.identity.SignedInBrowser;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.RecentAuthentication;
import org.tousaidants.platform.web.View;

/// « Mon profil » — the pages with a person's name, role and sessions.
@Controller
@AllowedRoles({Role.COORDINATOR, Role.HELPER, Role.FUNDER, Role.DATA, Role.READER, Role.NEWCOMER})
class OwnProfilePages {
    /// The page of the profile.
    ///
    /// @param current the session of this browser
    record OwnProfilePageView(
            SignedInPerson self,
            Form form,
            List<SignedInBrowser> sessions,
            UUID current,
            List<ProfilePageLink> links,
            List<DelegatedRole> lent) {}

    private static final int LONGEST_NAME = 120;

    private final Accounts accounts;
    private final SignInSessions sessions;
    private final RoleDelegations grants;
    private final List<ProfilePageLink> links;

    OwnProfilePages(Accounts accounts, SignInSessions sessions, RoleDelegations grants, List<ProfilePageLink> links) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.grants = grants;
        this.links = links.stream()
                .sorted(Comparator.comparingInt(ProfilePageLink::order))
                .toList();
    }

    @GetMapping("/profil")
    View profile(SignedInPerson self, HttpServletRequest request) {
        return shown(self, Form.filled(Map.of("name", List.of(self.name()))), request);
    }

    @PostMapping("/profil/nom")
    View rename(SignedInPerson self, Form form, HttpServletRequest request) {
        var name = form.text("name")
                .required("signin.profile.name.missing")
                .max(LONGEST_NAME)
                .as(PersonName::of, "signin.profile.name.wrong");
        if (form.hasErrors() || name.isEmpty())
            return shown(self, form, request).status(422);
        return accounts.rename(self, name.get())
                ? View.redirect("/profil")
                : shown(self, form.error("name", "signin.profile.name.kept"), request)
                        .status(409);
    }

    @RecentAuthentication
    @PostMapping("/profil/sessions/{id}/fin")
    View end(SignedInPerson self, @PathVariable UUID id) {
        sessions.end(self, id);
        return View.redirect("/profil");
    }

    @RecentAuthentication
    @PostMapping("/profil/sessions/fin")
    View endAll(SignedInPerson self, HttpServletRequest request) {
        sessions.endAll(self);
        request.getSession().invalidate();
        return View.redirect("/connexion");
    }

    private View shown(SignedInPerson self, Form form, HttpServletRequest request) {
        var current = UUID.fromString(request.getSession().getId());
        return View.of(
                "platform/signin/profile",
                new OwnProfilePageView(self, form, sessions.of(self), current, links, grants.of(self)));
    }
}
