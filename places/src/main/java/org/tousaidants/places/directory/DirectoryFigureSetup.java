package org.tousaidants.places.directory;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.web.DeskFigure;

/// The four figures that a coordinator sees first.
@Configuration(proxyBeanMethods = false)
class DirectoryFigureSetup {
    private static final String LIST = "/bureau/lieux";

    @Bean
    static DeskFigure placesFigure(Directory directory) {
        return DeskFigure.coordinator(
                LIST,
                "places.figure.all",
                1,
                network -> directory.snapshot().places().size());
    }

    @Bean
    static DeskFigure hoursFigure(Directory directory) {
        return DeskFigure.coordinator(LIST + "?sans=horaires", "places.figure.hours", 2, network -> {
            var places = directory.snapshot().places();
            var readable =
                    places.stream().filter(place -> place.hours().readable()).count();
            return places.isEmpty() ? 0 : Math.round(readable * 100.0 / places.size());
        });
    }

    @Bean
    static DeskFigure recognisedFigure(List<PlaceRecognitions> marks) {
        return DeskFigure.coordinator(
                LIST + "?label=oui",
                "places.figure.recognised",
                3,
                network -> distinct(marks.stream().map(mark -> mark.recognised())));
    }

    @Bean
    static DeskFigure peopleFigure(List<PlacePeople> people) {
        return DeskFigure.coordinator(
                "/aidants",
                "places.figure.people",
                4,
                network -> distinct(people.stream().map(one -> one.helping())));
    }

    private static long distinct(Stream<? extends Map<PlaceId, ?>> answers) {
        return answers.flatMap(answer -> answer.keySet().stream()).distinct().count();
    }
}
