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
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.DelegatedRole;
import org.tousaidants.platform.identity.Grants;
import org.tousaidants.platform.identity.OpenSession;
import org.tousaidants.platform.identity.PersonName;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.Sessions;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.RecentAuthentication;
import org.tousaidants.platform.web.View;

/// « Mon profil » — pages with a person's name, role and sessions.
@Controller
@AllowedRoles({Role.COORDINATOR, Role.HELPER, Role.FUNDER, Role.DATA, Role.READER, Role.NEWCOMER})
class ProfilePages {
    /// `current` is the session of this browser.
    record Profile(
            Actor self,
            Form form,
            List<OpenSession> sessions,
            UUID current,
            List<ProfileLink> links,
            List<DelegatedRole> lent) {}

    private static final int LONGEST_NAME = 120;

    private final Accounts accounts;
    private final Sessions sessions;
    private final Grants grants;
    private final List<ProfileLink> links;

    ProfilePages(Accounts accounts, Sessions sessions, Grants grants, List<ProfileLink> links) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.grants = grants;
        this.links = links.stream()
                .sorted(Comparator.comparingInt(ProfileLink::order))
                .toList();
    }

    @GetMapping("/profil")
    View profile(Actor self, HttpServletRequest request) {
        return shown(self, Form.filled(Map.of("name", List.of(self.name()))), request);
    }

    @PostMapping("/profil/nom")
    View rename(Actor self, Form form, HttpServletRequest request) {
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
    View end(Actor self, @PathVariable UUID id) {
        sessions.end(self, id);
        return View.redirect("/profil");
    }

    @RecentAuthentication
    @PostMapping("/profil/sessions/fin")
    View endAll(Actor self, HttpServletRequest request) {
        sessions.endAll(self);
        request.getSession().invalidate();
        return View.redirect("/connexion");
    }

    private View shown(Actor self, Form form, HttpServletRequest request) {
        var current = UUID.fromString(request.getSession().getId());
        return View.of(
                "platform/signin/profile", new Profile(self, form, sessions.of(self), current, links, grants.of(self)));
    }
}
