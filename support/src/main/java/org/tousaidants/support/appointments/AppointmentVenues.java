package org.tousaidants.support.appointments;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.core.schema.Field;
import org.tousaidants.find.answers.CommuneNameSource;
import org.tousaidants.find.answers.PlaceAccessMap;
import org.tousaidants.find.handout.PapersToBring;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.platform.bookings.BookableSlot;
import org.tousaidants.platform.bookings.SlotVenueSource;
import org.tousaidants.platform.web.Page;

/// Finds the venue of slots at a place of the network: the address, the telephone number, the way and the things to
/// bring.
@Component
class AppointmentVenues implements SlotVenueSource {
    private record PlaceAccessSketch(PlaceAccessMap map) implements VenueSketch {
        @Override
        public String dataUri() {
            return map.dataUri();
        }

        @Override
        public String words(Page page) {
            return map.words(page);
        }
    }

    private final AppointmentSlotPlaceStore at;
    private final PlaceDirectory directory;
    private final CommuneNameSource towns;

    AppointmentVenues(AppointmentSlotPlaceStore at, PlaceDirectory directory, CommuneNameSource towns) {
        this.at = at;
        this.directory = directory;
        this.towns = towns;
    }

    @Override
    public Map<UUID, SlotVenue> of(Collection<BookableSlot> slots) {
        var places = at.of(slots.stream().map(BookableSlot::id).toList());
        if (places.isEmpty()) return Map.of();
        var snapshot = directory.snapshot();
        var venues = new HashMap<UUID, SlotVenue>();
        for (var slot : slots)
            Optional.ofNullable(places.get(slot.id()))
                    .flatMap(snapshot::find)
                    .ifPresent(place -> venues.put(slot.id(), venue(slot, place)));
        return venues;
    }

    private SlotVenue venue(BookableSlot slot, Place place) {
        var sheet = place.sheet();
        var address = new ArrayList<String>();
        for (var line : List.of(
                sheet.text(Field.ADRESSE),
                sheet.text(Field.COMPLEMENT_ADRESSE),
                (sheet.text(Field.CODE_POSTAL) + " " + place.commune()).strip()))
            if (!line.isEmpty()) address.add(line);
        return new SlotVenue(
                List.copyOf(address),
                sheet.get(Field.TELEPHONE),
                "/lieux/" + place.slug(),
                PlaceAccessMap.of(place, towns.here().communes()).map(PlaceAccessSketch::new),
                PapersToBring.keys(slot.title()));
    }
}
