package org.tousaidants.label.profiles;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.web.Page;

/// « Fiche publique d’un aidant » — the public entry of a person who is recognised today, with the parts that they
/// agreed to show.
///
/// @param name name; empty if not shown
/// @param proof path of the verification of the badge, only for a person who shows the full name, because that page
/// contains it
record PublicProfile(
        String code,
        String name,
        List<ProfileRecognition> recognised,
        List<Commune> communes,
        List<Place> places,
        Set<SpokenLanguage> languages,
        Set<DayOfWeek> days,
        List<ProfilePhone> phones,
        Optional<String> proof,
        boolean engines) {
    /// « Ce pour quoi elle est reconnue » — the profile of a recognition and its name in the protocol.
    record ProfileRecognition(String profile, String name) {}

    /// A telephone number of an entry in the public list.
    ///
    /// @param place name of the place with this number; empty for the person's own number
    record ProfilePhone(String number, String place) {}

    String path() {
        return "/aidants/" + code;
    }

    String profiles(Page page) {
        return page.french(String.join(
                ", ", recognised.stream().map(ProfileRecognition::name).toList()));
    }

    /// Returns the title of the entry: the name of the person, or the name of the recognition if the person does
    /// not show their name.
    String title(Page page) {
        return name.isEmpty() ? page.t("listing.somebody") : name;
    }

    /// Returns the communes in which the person helps: those that they chose and those of their places.
    List<String> around() {
        return Stream.concat(
                        communes.stream().map(Commune::name),
                        places.stream().map(Place::commune).filter(one -> !one.isEmpty()))
                .distinct()
                .toList();
    }

    String said(Set<SpokenLanguage> some, Page page) {
        return String.join(
                ", ", some.stream().sorted().map(one -> page.t(one.key())).toList());
    }

    String saidDays(Page page) {
        return String.join(
                ", ",
                days.stream()
                        .sorted()
                        .map(day -> page.t("listing.day." + EnumConstantName.low(day)))
                        .toList());
    }
}
