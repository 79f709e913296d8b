package org.tousaidants.platform.persondatarequests;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.signin.ProfilePageLink;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.RecentAuthentication;
import org.tousaidants.platform.web.View;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// « Mes données » — pages on which a person downloads their data or leaves the network.
@Controller
@AllowedRoles({Role.COORDINATOR, Role.HELPER, Role.FUNDER, Role.DATA, Role.READER, Role.NEWCOMER})
class OwnDataPages {
    record OwnDataView(Form form) {}

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final OwnDataDownloads data;
    private final Accounts accounts;

    OwnDataPages(OwnDataDownloads data, Accounts accounts) {
        this.data = data;
        this.accounts = accounts;
    }

    @GetMapping("/profil/donnees")
    View shown() {
        return View.of("platform/persondatarequests/mine", new OwnDataView(Form.empty()));
    }

    @RecentAuthentication
    @GetMapping("/profil/donnees/fichier")
    ResponseEntity<byte[]> file(SignedInPerson self) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header("Content-Disposition", "attachment; filename=\"mes-donnees.json\"")
                .header("Cache-Control", "no-store")
                .body(JSON.writeValueAsBytes(data.take(self)));
    }

    @RecentAuthentication
    @PostMapping("/profil/donnees/depart")
    View leave(SignedInPerson self, Form form, HttpServletRequest request) {
        if (!form.checked("sur"))
            return View.of("platform/persondatarequests/mine", new OwnDataView(form.error("sur", "owndata.leave.sure")))
                    .status(422);
        return switch (accounts.leave(self)) {
            case Accounts.AccountChangeResult.AccountChangeDone() -> {
                request.getSession().invalidate();
                var home = View.redirect("/connexion");
                // The storage of the browser is cleared, because the browser may belong to another
                // person, unless the person asks to keep the vouchers that are stored in it.
                yield form.checked("garder") ? home : home.header("Clear-Site-Data", "\"storage\"");
            }
            case Accounts.AccountChangeResult.LastCoordinatorMustStay() ->
                View.of("platform/persondatarequests/mine", new OwnDataView(form.error("sur", "signin.accounts.last")))
                        .status(422);
            case Accounts.AccountChangeResult.AccountNotFound(),
                    Accounts.AccountChangeResult.ChangeAwaitsApproval(),
                    Accounts.AccountChangeResult.ApproverTooNew() -> throw new NotFoundException();
        };
    }

    @Bean
    static ProfilePageLink ownDataLink() {
        return new ProfilePageLink("/profil/donnees", "owndata.title", 90);
    }

    @Bean
    static ProfilePageLink ownLinesLink() {
        return new ProfilePageLink("/profil/journal", "journal.own", 80);
    }

    /// Returns the tables of letters and links. Their rows refer to an account but are data of other people, so
    /// that they are not part of the data of this account.
    @Bean
    static ThirdPartyDataTables journalOfOthers() {
        return new ThirdPartyDataTables("identity_link");
    }
}
