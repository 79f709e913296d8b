package org.tousaidants.outreach.remoteness;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tousaidants.core.schema.PlaceService;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.Page;

/// « Regard » — the criteria by which a page about access to help counts places: service, moment of the week and
/// means of travel. Only places that offer the service at that moment are counted.
record AccessToHelpCriteria(Optional<PlaceService> service, WeekMoment moment, TransportChoice going) {
    static final AccessToHelpCriteria ALL =
            new AccessToHelpCriteria(Optional.empty(), WeekMoment.ANY, TransportChoice.CAR);

    /// « Moment de la semaine » — the time of the week at which a visitor needs an open place.
    enum WeekMoment {
        ANY,
        EVENING,
        SATURDAY;

        String key() {
            return "equity.moment." + name().toLowerCase(Locale.ROOT);
        }
    }

    /// « Comment on y va » — the means of travel: by car or by public transport. There are no data for walking
    /// and cycling.
    enum TransportChoice {
        CAR,
        TRANSIT;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// Returns the part of a message key that names the means of travel, as in « en voiture ».
        String by() {
            return "equity.by." + code();
        }
    }

    /// Returns the criteria that are contained in an address. An unknown value means that there is no such
    /// criterion.
    static AccessToHelpCriteria of(String service, String moment, String mode) {
        return new AccessToHelpCriteria(
                Arrays.stream(PlaceService.values())
                        .filter(one -> one.name().equalsIgnoreCase(service))
                        .findFirst(),
                Arrays.stream(WeekMoment.values())
                        .filter(one -> one.name().equalsIgnoreCase(moment))
                        .findFirst()
                        .orElse(WeekMoment.ANY),
                Arrays.stream(TransportChoice.values())
                        .filter(one -> one.code().equalsIgnoreCase(mode))
                        .findFirst()
                        .orElse(TransportChoice.CAR));
    }

    AccessToHelpCriteria by(TransportChoice other) {
        return new AccessToHelpCriteria(service, moment, other);
    }

    boolean holds(Place place) {
        if (service.isPresent() && !place.sheet().services().contains(service.get())) return false;
        return switch (moment) {
            case ANY -> true;
            case EVENING -> place.hours().openInTheEvening();
            case SATURDAY -> place.hours().sometimesOn(DayOfWeek.SATURDAY);
        };
    }

    /// Returns whether all places are counted, because neither a service nor a moment nor a means of travel is
    /// selected.
    boolean all() {
        return service.isEmpty() && moment == WeekMoment.ANY;
    }

    String query() {
        return "service="
                + service.map(one -> one.name().toLowerCase(Locale.ROOT)).orElse("") + "&moment="
                + moment.name().toLowerCase(Locale.ROOT) + "&mode=" + going.code();
    }

    static List<FormChoice> services(Page page) {
        return Arrays.stream(PlaceService.values())
                .map(one -> FormChoice.of(one.name().toLowerCase(Locale.ROOT), page.t(one.key())))
                .toList();
    }

    static List<FormChoice> moments(Page page) {
        return Arrays.stream(WeekMoment.values())
                .map(one -> FormChoice.of(one.name().toLowerCase(Locale.ROOT), page.t(one.key())))
                .toList();
    }

    /// Returns the options for the means of travel.
    ///
    /// @param transit whether a timetable is loaded
    /// @param straight whether no road is known
    static List<FormChoice> goings(Page page, boolean transit, boolean straight) {
        return Arrays.stream(TransportChoice.values())
                .filter(one -> one != TransportChoice.TRANSIT || transit)
                .map(one -> FormChoice.of(
                        one.code(),
                        page.t(
                                switch (one) {
                                    case TRANSIT -> "equity.going.transit";
                                    case CAR -> straight ? "equity.going.straight" : "equity.mode.car";
                                })))
                .toList();
    }
}
