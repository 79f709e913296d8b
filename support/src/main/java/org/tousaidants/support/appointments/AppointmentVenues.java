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
import org.tousaidants.find.answers.AccessMap;
import org.tousaidants.find.answers.TownNameSource;
import org.tousaidants.find.handout.ItemsToBring;
import org.tousaidants.places.directory.Directory;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.bookings.Slot;
import org.tousaidants.platform.bookings.SlotVenueSource;
import org.tousaidants.platform.web.Page;

/// The address, the telephone, the way and the things to bring of the slots at a place of the network.
@Component
class AppointmentVenues implements SlotVenueSource {
    private record PlaceSketch(AccessMap map) implements VenueSketch {
        @Override
        public String dataUri() {
            return map.dataUri();
        }

        @Override
        public String words(Page page) {
            return map.words(page);
        }
    }

    private final SlotPlaceStore at;
    private final Directory directory;
    private final TownNameSource towns;

    AppointmentVenues(SlotPlaceStore at, Directory directory, TownNameSource towns) {
        this.at = at;
        this.directory = directory;
        this.towns = towns;
    }

    @Override
    public Map<UUID, Venue> of(Collection<Slot> slots) {
        var places = at.of(slots.stream().map(Slot::id).toList());
        if (places.isEmpty()) return Map.of();
        var snapshot = directory.snapshot();
        var venues = new HashMap<UUID, Venue>();
        for (var slot : slots)
            Optional.ofNullable(places.get(slot.id()))
                    .flatMap(snapshot::find)
                    .ifPresent(place -> venues.put(slot.id(), venue(slot, place)));
        return venues;
    }

    private Venue venue(Slot slot, Place place) {
        var sheet = place.sheet();
        var address = new ArrayList<String>();
        for (var line : List.of(
                sheet.text(Field.ADRESSE),
                sheet.text(Field.COMPLEMENT_ADRESSE),
                (sheet.text(Field.CODE_POSTAL) + " " + place.commune()).strip()))
            if (!line.isEmpty()) address.add(line);
        return new Venue(
                List.copyOf(address),
                sheet.get(Field.TELEPHONE),
                "/lieux/" + place.slug(),
                AccessMap.of(place, towns.here().communes()).map(PlaceSketch::new),
                ItemsToBring.keys(slot.title()));
    }
}
