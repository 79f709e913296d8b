package org.tousaidants.label.profiles;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.label.profiles.PublicProfileConsent.ShownName;
import org.tousaidants.places.communes.TerritoryCommunes;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.FrenchAlphabeticalOrder;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// « Ce que je montre » — pages on which a person selects the parts to show, previews the public entry, and agrees.
/// One button withdraws everything.
@Controller
@AllowedRoles({Role.COORDINATOR, Role.HELPER})
class PublicProfileConsentPages {
    static final String PATH = "/mon-dossier/annuaire";
    private static final int FOUND = 12;
    private static final int SUGGESTED = 6;

    /// The page on which a person decides which parts of their entry the public list shows.
    ///
    /// @param said result of the last request: `accord`, `retrait`, or empty
    /// @param now the current public entry, if there is one
    record ProfileConsentView(
            OwnPublicProfile.OwnPublicProfileView mine,
            Form form,
            String said,
            Optional<PublicProfile> now,
            List<FormChoice> names,
            List<FormChoice> communes,
            List<FormChoice> places,
            List<FormChoice> languages,
            List<FormChoice> days,
            boolean found) {}

    /// The preview of an entry.
    ///
    /// @param entry the public entry
    /// @param name full name, which the people responsible for the places read
    /// @param recognised whether the person is recognised
    /// @param values values of the form
    record PublicProfilePreview(
            PublicProfile entry, String name, boolean recognised, Map<String, List<String>> values) {}

    private final OwnPublicProfile ownEntry;
    private final Places places;
    private final PlaceDirectory directory;
    private final TerritoryCommunes territories;

    PublicProfileConsentPages(
            OwnPublicProfile ownEntry, Places places, PlaceDirectory directory, TerritoryCommunes territories) {
        this.ownEntry = ownEntry;
        this.places = places;
        this.directory = directory;
        this.territories = territories;
    }

    @GetMapping(PATH)
    View mine(SignedInPerson self, @RequestParam(defaultValue = "") String fait, Page page) {
        return ownEntry.mine(self)
                .map(mine -> view(
                        self,
                        mine,
                        mine.consent()
                                .map(consent -> PublicProfileConsentForm.of(
                                        consent, mine.phone(), places.find(consent.places())))
                                .orElseGet(
                                        () -> Form.filled(Map.of("nom", List.of("none"), "joindre", List.of("none")))),
                        fait,
                        page))
                .orElseGet(() -> View.redirect("/mon-dossier/nouveau"));
    }

    /// Shows the public entry that a consent would give, without storing the consent.
    @PostMapping(PATH + "/apercu")
    View preview(SignedInPerson self, Form typed, Page page) {
        var mine = ownEntry.mine(self);
        if (mine.isEmpty()) return View.redirect("/mon-dossier/nouveau");
        // If the person unselected everything, the entry is withdrawn without a second question.
        if (!typed.checked("montrer") && mine.get().consent().isPresent()) return withdraw(self);
        var form = PublicProfileConsentForm.withTyped(
                typed, communes(), self.network().departement());
        var wish = PublicProfileConsentForm.parse(form, communes(), code -> place(code));
        var looked = form.text("autre-lieu").get();
        if (wish.isEmpty() || !looked.isEmpty()) {
            if (!looked.isEmpty() && found(looked).isEmpty()) form.error("autre-lieu", "listing.mine.places.none");
            return view(self, mine.get(), form, "", page).status(form.hasErrors() ? 422 : 200);
        }
        return ownEntry.preview(self, wish.get().consent(), wish.get().phone())
                .map(entry -> View.of(
                        "label/profiles/preview",
                        new PublicProfilePreview(
                                entry, self.name(), mine.get().recognised(), PublicProfileConsentForm.values(form))))
                .orElseGet(() -> View.redirect("/mon-dossier/nouveau"));
    }

    @PostMapping(PATH)
    View agree(SignedInPerson self, Form form, Page page) {
        // The form is shown again with all typed values.
        if (form.checked("changer"))
            return ownEntry.mine(self)
                    .map(mine -> view(self, mine, form, "", page))
                    .orElseGet(() -> View.redirect("/mon-dossier/nouveau"));
        var wish = PublicProfileConsentForm.parse(form, communes(), code -> place(code));
        if (wish.isEmpty())
            return ownEntry.mine(self)
                    .map(mine -> view(self, mine, form, "", page).status(422))
                    .orElseGet(() -> View.redirect("/mon-dossier/nouveau"));
        return switch (ownEntry.agree(self, wish.get().consent(), wish.get().phone())) {
            case AGREED -> View.redirect(PATH + "?fait=accord");
            case NO_FILE -> View.redirect("/mon-dossier/nouveau");
        };
    }

    @PostMapping(PATH + "/retrait")
    View withdraw(SignedInPerson self) {
        ownEntry.withdraw(self);
        return View.redirect(PATH + "?fait=retrait");
    }

    private View view(
            SignedInPerson self, OwnPublicProfile.OwnPublicProfileView mine, Form form, String said, Page page) {
        var looked = form.value("autre-lieu").strip();
        return View.of(
                "label/profiles/consent",
                new ProfileConsentView(
                        mine,
                        form,
                        List.of("accord", "retrait").contains(said) ? said : "",
                        mine.consent().flatMap(consent -> ownEntry.now(self, consent, mine.phone())),
                        Arrays.stream(ShownName.values())
                                .map(one -> FormChoice.of(
                                        EnumConstantName.low(one),
                                        page.t(
                                                "listing.mine.naming." + EnumConstantName.low(one),
                                                one.of(self.name()))))
                                .toList(),
                        Stream.concat(
                                        form.values("commune").stream(),
                                        Stream.of(mine.helper().commune()))
                                .distinct()
                                .flatMap(code -> communes().byCode(code).stream())
                                .map(one -> FormChoice.of(one.code(), one.written()))
                                .toList(),
                        offered(mine, form, looked).stream()
                                .map(place -> FormChoice.of(place.code().value(), place.name())
                                        .hint((place.sheet().text(Field.ADRESSE) + ", " + place.commune())
                                                .replaceFirst("^, ", "")))
                                .toList(),
                        Arrays.stream(SpokenLanguage.values())
                                .filter(one -> one.isOffered(self.network().departement()))
                                .map(one -> FormChoice.of(one.parameter(), page.t(one.key())))
                                .toList(),
                        Arrays.stream(DayOfWeek.values())
                                .map(EnumConstantName::low)
                                .map(day -> FormChoice.of(day, page.t("listing.day." + day)))
                                .toList(),
                        !looked.isEmpty() && form.error("autre-lieu").isEmpty()));
    }

    /// Returns the places that the form offers: first the selected places, then the search results. Without a
    /// search, a few places in the person's commune follow.
    ///
    /// @param looked searched text
    private List<Place> offered(OwnPublicProfile.OwnPublicProfileView mine, Form form, String looked) {
        var offered = new LinkedHashMap<PlaceCode, Place>();
        for (var code : form.values("lieu"))
            PlaceCode.endOf(code).flatMap(one -> place(one)).ifPresent(place -> offered.put(place.code(), place));
        var more = looked.isEmpty() ? List.<Place>of() : found(looked);
        if (offered.isEmpty() && more.isEmpty()) more = near(mine.helper().commune());
        for (var place : more) offered.putIfAbsent(place.code(), place);
        return List.copyOf(offered.values());
    }

    private List<Place> near(String commune) {
        return FrenchAlphabeticalOrder.by(
                        directory.snapshot().places().stream()
                                .filter(place ->
                                        place.sheet().text(Field.CODE_INSEE).equals(commune)),
                        Place::name)
                .stream()
                .limit(SUGGESTED)
                .toList();
    }

    /// Returns the places whose name or commune contains each typed word.
    private List<Place> found(String typed) {
        var words = FrenchAlphabeticalOrder.plain(typed).split(" ");
        return FrenchAlphabeticalOrder.by(
                        directory.snapshot().places().stream().filter(place -> {
                            var text = FrenchAlphabeticalOrder.plain(place.name() + " " + place.commune());
                            return Arrays.stream(words).allMatch(text::contains);
                        }),
                        Place::name)
                .stream()
                .limit(FOUND)
                .toList();
    }

    private Optional<Place> place(PlaceCode code) {
        return places.find(code).filter(Place::inLists);
    }

    private Communes communes() {
        return territories.communes();
    }
}
