package org.tousaidants.label.profiles;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.label.profiles.PublicProfileConsent.ShownName;
import org.tousaidants.label.profiles.PublicProfileConsent.ShownPhone;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.web.Form;

/// Parses the form by which a person consents to be in the public list.
final class PublicProfileConsentForm {
    static final List<String> FIELDS =
            List.of("montrer", "nom", "commune", "lieu", "langue", "jour", "joindre", "telephone", "moteurs");

    private static final int LONGEST = 100;
    private static final int SAME_NAME = 50;
    private static final Pattern NAME_AND_POSTCODE = Pattern.compile("(.{1,80}?)\\s*\\((\\d{5})\\)");
    private static final Pattern PHONE = Pattern.compile("0[1-9][0-9]{8}|\\+[0-9]{6,15}");

    private PublicProfileConsentForm() {}

    /// The consent as typed.
    ///
    /// @param phone the person's own telephone number; empty if it is not shown
    record RequestedConsent(PublicProfileConsent consent, String phone) {}

    static Form of(PublicProfileConsent consent, String phone, Map<PlaceId, Place> places) {
        var filled = new LinkedHashMap<String, List<String>>();
        filled.put("montrer", List.of("oui"));
        filled.put("nom", List.of(EnumConstantName.low(consent.naming())));
        filled.put("commune", consent.communes());
        filled.put(
                "lieu",
                consent.places().stream()
                        .flatMap(id -> Optional.ofNullable(places.get(id)).stream())
                        .map(place -> place.code().value())
                        .distinct()
                        .toList());
        filled.put(
                "langue",
                consent.languages().stream().map(EnumConstantName::low).toList());
        filled.put("jour", consent.days().stream().map(EnumConstantName::low).toList());
        filled.put("joindre", List.of(EnumConstantName.low(consent.reach())));
        filled.put("telephone", List.of(phone));
        if (consent.engines()) filled.put("moteurs", List.of("oui"));
        return Form.filled(filled);
    }

    static Optional<RequestedConsent> parse(Form form, Communes communes, Function<PlaceCode, Optional<Place>> places) {
        if (!form.checked("montrer")) form.error("montrer", "listing.mine.shown.missing");
        var naming = form.one("nom", ShownName.class).orElse(ShownName.NONE);
        var codes = new ArrayList<String>();
        for (var code : new LinkedHashSet<>(form.values("commune")))
            communes.byCode(code)
                    .map(Commune::code)
                    .ifPresentOrElse(codes::add, () -> form.error("commune", "web.error.choice"));
        if (codes.size() > PublicProfileConsent.MOST_COMMUNES)
            form.error("commune", "listing.mine.communes.many", PublicProfileConsent.MOST_COMMUNES);
        var her = new LinkedHashSet<PlaceId>();
        for (var code : new LinkedHashSet<>(form.values("lieu")))
            PlaceCode.endOf(code)
                    .flatMap(places)
                    .map(Place::id)
                    .ifPresentOrElse(her::add, () -> form.error("lieu", "web.error.choice"));
        if (her.size() > PublicProfileConsent.MOST_PLACES)
            form.error("lieu", "listing.mine.places.many", PublicProfileConsent.MOST_PLACES);
        var languages = form.many("langue", SpokenLanguage.class);
        var days = form.many("jour", DayOfWeek.class);
        var reach = form.one("joindre", ShownPhone.class).orElse(ShownPhone.NONE);
        if (reach == ShownPhone.PLACE && her.isEmpty()) form.error("joindre", "listing.mine.reach.place.none");
        var phone = reach == ShownPhone.OWN
                ? form.text("telephone")
                        .required("listing.mine.phone.missing")
                        .max(LONGEST)
                        .as(PublicProfileConsentForm::phone, "listing.mine.phone.wrong")
                        .orElse("")
                : "";
        return form.hasErrors()
                ? Optional.empty()
                : Optional.of(new RequestedConsent(
                        new PublicProfileConsent(
                                naming,
                                List.copyOf(codes),
                                List.copyOf(her),
                                languages,
                                days,
                                reach,
                                form.checked("moteurs")),
                        phone));
    }

    /// Returns a copy of the form in which the commune that was typed is among the selected communes.
    ///
    /// @param departement code of the département in which the name is searched first
    static Form withTyped(Form form, Communes communes, String departement) {
        var typed = form.text("autre-commune")
                .max(LONGEST)
                .as(text -> find(text, communes, departement), "listing.commune.wrong");
        if (typed.isEmpty()) return form;
        var filled = values(form);
        var codes = new LinkedHashSet<>(form.values("commune"));
        codes.add(typed.get().code());
        filled.put("commune", List.copyOf(codes));
        filled.put("autre-lieu", form.values("autre-lieu"));
        return Form.filled(filled);
    }

    /// Returns the values of the form, which the preview page contains as hidden fields.
    static Map<String, List<String>> values(Form form) {
        var filled = new LinkedHashMap<String, List<String>>();
        for (var field : FIELDS) filled.put(field, form.values(field));
        return filled;
    }

    /// Returns the commune that a typed name means. If several communes have this name, the one in the given
    /// département is returned; empty if no commune has it.
    static Optional<Commune> find(String typed, Communes communes, String departement) {
        var both = NAME_AND_POSTCODE.matcher(typed);
        if (both.matches()) return communes.find(both.group(1), both.group(2));
        return communes.find(typed, "").or(() -> {
            var matches = communes.search(typed, SAME_NAME).stream()
                    .filter(one ->
                            one.departement().equals(departement) && one.name().equalsIgnoreCase(typed))
                    .toList();
            return matches.size() == 1 ? Optional.of(matches.getFirst()) : Optional.empty();
        });
    }

    private static Optional<String> phone(String typed) {
        var dialled = typed.replaceAll("[\\s.\u00a0\u202f()/-]", "").replaceFirst("^00", "+");
        return Optional.of(dialled).filter(one -> PHONE.matcher(one).matches());
    }
}
