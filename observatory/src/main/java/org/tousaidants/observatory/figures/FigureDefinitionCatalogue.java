package org.tousaidants.observatory.figures;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/// Reads all definition files of the folder `figures/`. An invalid file stops the startup of the site with the list
/// of its errors.
@Component
class FigureDefinitionCatalogue {
    private static final String SUFFIX = ".yaml";

    private final List<FigureDefinition> all;

    FigureDefinitionCatalogue() throws IOException {
        var read = new ArrayList<FigureDefinition>();
        var mistakes = new ArrayList<String>();
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:figures/*" + SUFFIX)) {
            var name = String.valueOf(file.getFilename());
            var text = file.getContentAsString(StandardCharsets.UTF_8);
            switch (FigureDefinitionFile.read(name.substring(0, name.length() - SUFFIX.length()), text)) {
                case FigureDefinitionFile.ParsedFigureDefinition(var definition) -> read.add(definition);
                case FigureDefinitionFile.InvalidFigureDefinition(var id, var wrong) ->
                    wrong.forEach(one -> mistakes.add(id + ": " + one));
            }
        }
        if (!mistakes.isEmpty()) throw new IllegalStateException("figures: " + String.join(" · ", mistakes));
        read.sort(Comparator.comparingInt(FigureDefinition::order).thenComparing(FigureDefinition::id));
        all = List.copyOf(read);
    }

    List<FigureDefinition> all() {
        return all;
    }

    Optional<FigureDefinition> find(String id) {
        return all.stream().filter(one -> one.id().equals(id)).findFirst();
    }
}
