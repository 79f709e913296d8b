package org.tousaidants.outreach.traveltimes;

import java.util.List;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.core.territory.GeoPoint;
import org.tousaidants.places.journeys.CarJourney;

/// « Par les communes » — estimates travel times without road data, from commune to commune and over bridges and
/// ferries. The travel times by car are those of [CarJourney].
record StraightLineTravelTimes(TravelMode mode, String departement, Communes communes) implements TravelTimeSource {
    @Override
    public boolean estimated() {
        return true;
    }

    @Override
    public short[] towards(GeoPoint place, List<CommuneTravelOrigin> origins) {
        var there = CarJourney.towards(communes, departement, place);
        var minutes = new short[origins.size()];
        for (var i = 0; i < minutes.length; i++) minutes[i] = minutes(origins.get(i), there);
        return minutes;
    }

    private short minutes(CommuneTravelOrigin origin, CarJourney.JourneyDestination there) {
        var from = communes.byCode(origin.code());
        if (from.isEmpty()) return NONE;
        var journey = there.from(from.get(), origin.at());
        if (mode == TravelMode.CAR) return (short) journey.minutes().orElse(NONE);
        return journey.basis() == CarJourney.TravelTimeBasis.WATER
                ? NONE
                : TravelTimeSource.whole(
                        mode.accessMinutes + 60 * journey.metres() / 1000 * mode.detour / mode.kmh(origin.density()));
    }
}
