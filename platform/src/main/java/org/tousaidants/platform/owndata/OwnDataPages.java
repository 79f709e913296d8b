package org.tousaidants.platform.owndata;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Noted;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.signin.ProfileLink;
import org.tousaidants.platform.web.For;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.Fresh;
import org.tousaidants.platform.web.SecurityCookies;
import org.tousaidants.platform.web.View;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// « Mes données » — taken away as a file, or left for good.
@Controller
@For({Role.COORDINATOR, Role.HELPER})
class OwnDataPages {
    record Shown(Form form) {}

    /// « Données emportées » — by herself.
    record TakenAway(String network, java.util.UUID account) implements Noted {
        @Override
        public Note note() {
            return Note.by(account, network, "owndata.taken_away", "account " + account);
        }
    }

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final OwnDataStore store;
    private final Accounts accounts;
    private final ObjectProvider<OfOthers> ofOthers;
    private final SecurityCookies cookies;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OwnDataPages(
            OwnDataStore store,
            Accounts accounts,
            ObjectProvider<OfOthers> ofOthers,
            SecurityCookies cookies,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.ofOthers = ofOthers;
        this.cookies = cookies;
        this.events = events;
        this.clock = clock;
    }

    @GetMapping("/profil/donnees")
    View shown() {
        return View.of("platform/owndata/mine", new Shown(Form.empty()));
    }

    @Fresh
    @Transactional
    @GetMapping("/profil/donnees/fichier")
    public ResponseEntity<byte[]> file(Actor self) {
        var network = self.network().id();
        var all = new LinkedHashMap<String, Object>();
        all.put("le", clock.instant().toString());
        all.put("reseau", self.network().name());
        all.put("compte", store.self(network, self.id()));
        store.of(network, self.id(), ofOthers.stream().map(OfOthers::prefix).toList())
                .forEach((table, part) ->
                        all.put(table, Map.of("lignes", part.rows(), "lignes où vous avez agi", part.written())));
        events.publishEvent(new TakenAway(network, self.id()));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header("Content-Disposition", "attachment; filename=\"mes-donnees.json\"")
                .header("Cache-Control", "no-store")
                .body(JSON.writeValueAsBytes(all));
    }

    @Fresh
    @PostMapping("/profil/donnees/depart")
    View leave(Actor self, Form form, HttpServletRequest request, HttpServletResponse response) {
        if (!form.checked("sur"))
            return View.of("platform/owndata/mine", new Shown(form.error("sur", "owndata.leave.sure")))
                    .status(422);
        return switch (accounts.leave(self)) {
            case Accounts.Change.Done() -> {
                cookies.closeSession(request, response);
                yield View.redirect("/connexion").header("Clear-Site-Data", "\"storage\"");
            }
            case Accounts.Change.LastCoordinator() ->
                View.of("platform/owndata/mine", new Shown(form.error("sur", "signin.accounts.last")))
                        .status(422);
            case Accounts.Change.NotFound() -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    @Bean
    static ProfileLink ownDataLink() {
        return new ProfileLink("/profil/donnees", "owndata.title", 90);
    }

    @Bean
    static ProfileLink ownLinesLink() {
        return new ProfileLink("/profil/journal", "journal.own", 80);
    }

    /// Letters and links stand beside an account without being hers to carry away.
    @Bean
    static OfOthers journalOfOthers() {
        return new OfOthers("identity_link");
    }
}
