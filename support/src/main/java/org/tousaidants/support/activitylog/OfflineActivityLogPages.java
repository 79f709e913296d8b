package org.tousaidants.support.activitylog;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.OfflinePagesServiceWorker;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.View;

/// « Carnet de poche » — the page for logging activities offline. The page itself is the same for everyone and
/// contains no personal data, so that a telephone may cache it; its entries are encrypted with a key that is valid
/// for one sign-in.
@Controller
@AllowedRoles({Role.HELPER, Role.COORDINATOR})
class OfflineActivityLogPages {
    private static final String HERE = "/actes/poche";
    private static final List<String> FILES = List.of("ta.css", "acts.css", "acts-pocket.js", "icons.svg", "mark.svg");

    record OfflineActivityFormView(Form form, List<String> shortcuts) {}

    /// The data that the offline page needs to send its entries.
    ///
    /// @param who id that identifies the person to their own device only; empty if not signed in
    /// @param token token that proves that the form was opened in this browser
    /// @param place usual place of the helper
    record OfflineHelperKey(String who, String token, String place) {}

    private final HelpActivities acts;
    private final Clock clock;

    OfflineActivityLogPages(HelpActivities acts, Clock clock) {
        this.acts = acts;
        this.clock = clock;
    }

    @PublicAccess
    @GetMapping(HERE)
    View shell() {
        var shortcuts = NationalActivityLogTerms.themes().stream()
                .map(NationalActivityLogTerms.NationalLogTheme::code)
                .toList();
        return View.of(
                "support/activitylog/pocket",
                new OfflineActivityFormView(
                        Form.filled(Map.of("tetes", List.of("1"), "ou", List.of("place"))), shortcuts));
    }

    @PublicAccess
    @GetMapping(HERE + "/sw.js")
    ResponseEntity<String> worker(Page page) {
        return OfflinePagesServiceWorker.worker(page, "acts", List.of(HERE), FILES);
    }

    @PublicAccess
    @GetMapping(HERE + "/manifeste.webmanifest")
    ResponseEntity<Map<String, Object>> manifest(Page page) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/manifest+json"))
                .cacheControl(CacheControl.noCache())
                .body(Map.of(
                        "name",
                        page.t("acts.pocket.title"),
                        "short_name",
                        page.t("acts.pocket.short"),
                        "lang",
                        page.lang(),
                        "start_url",
                        HERE,
                        "scope",
                        HERE,
                        "display",
                        "standalone",
                        "background_color",
                        "#fffdf8",
                        "theme_color",
                        "#0a5a70",
                        "icons",
                        List.of(Map.of("src", page.asset("mark.svg"), "sizes", "any", "type", "image/svg+xml"))));
    }

    /// Returns the data with which the offline page sends its entries. The person's id and the form token are
    /// empty if nobody is signed in.
    @PublicAccess
    @GetMapping(HERE + "/jeton")
    ResponseEntity<OfflineHelperKey> token(Optional<SignedInPerson> actor, Page page) {
        var pass = actor.map(self -> new OfflineHelperKey(
                        self.id().toString(),
                        page.csrf().map(Page.CsrfField::value).orElse(""),
                        acts.usual(self).map(Place::name).orElse("")))
                .orElseGet(() -> new OfflineHelperKey("", "", ""));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(pass);
    }

    /// Receives one activity that was logged offline. The status 201, 200 or 410 means that the device can
    /// delete its entry; 409 or 422 means that the activity is refused permanently for the stated reason, and
    /// the device still stores it.
    @PostMapping(HERE + "/envois")
    ResponseEntity<String> send(SignedInPerson actor, Form form, Page page) {
        var id = FormValueParser.uuid(form.value("id"));
        var what = HelpActivityForm.parse(
                form, () -> acts.usual(actor).map(one -> one.id().value()), clock);
        if (id.isEmpty() || what.isEmpty())
            return said(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    form.errors().stream()
                            .map(one -> page.t(one.key(), one.args().toArray()))
                            .distinct()
                            .collect(Collectors.joining(" ")));
        var theirNow = Optional.of(form.value("maintenant")).flatMap(FormValueParser::moment);
        return switch (acts.log(actor, id.get(), what.get(), theirNow)) {
            case HelpActivities.ActivityLoggingResult.ActivityLogged(var _, var again) ->
                said(again ? HttpStatus.OK : HttpStatus.CREATED, "");
            case HelpActivities.ActivityLoggingResult.ActivityAlreadyWithdrawn() -> said(HttpStatus.GONE, "");
            case HelpActivities.ActivityLoggingResult.ActivityIdOfOtherHelper() ->
                said(HttpStatus.CONFLICT, page.t("acts.pocket.taken"));
            case HelpActivities.ActivityLoggingResult.ActivityTooOld() ->
                said(HttpStatus.UNPROCESSABLE_CONTENT, page.t("acts.day.old"));
        };
    }

    private static ResponseEntity<String> said(HttpStatus status, String words) {
        return ResponseEntity.status(status)
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .body(words);
    }
}
