package org.tousaidants.commons.resources;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.tousaidants.core.text.Paris;
import org.tousaidants.places.intake.Fetch;

/// « Autres banques » — the catalogue of another bank, harvested by OAI-PMH: read to its end, then written whole or not
/// at all.
@Service
class OtherBanks {
    private static final long MOST_BYTES = 20_000_000;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int MOST_PAGES = 500;
    private static final int MOST_RESOURCES = 100_000;

    /// « Moisson d’une banque ».
    sealed interface Harvest {
        record Taken(int resources) implements Harvest {}

        /// @param key of the words that say why; nothing was changed
        record Refused(String key) implements Harvest {}
    }

    private final Resources resources;
    private final Fetch fetch;
    private final Clock clock;

    OtherBanks(Resources resources, Clock clock, @Value("${ta.harvest.allow-private:}") String privateHosts) {
        this.resources = resources;
        this.clock = clock;
        this.fetch = Fetch.allowing(privateHosts).upTo(MOST_BYTES, PATIENCE);
    }

    Harvest harvest(String network, String address) {
        URI base;
        try {
            base = new URI(address.strip());
        } catch (URISyntaxException notAnAddress) {
            return new Harvest.Refused("resources.oai.address");
        }
        if (base.getHost() == null || base.getRawQuery() != null || base.getRawFragment() != null)
            return new Harvest.Refused("resources.oai.address");
        var now = clock.instant();
        var rows = new ArrayList<Resource>();
        var tokens = new HashSet<String>();
        var ask = "metadataPrefix=" + Oai.PREFIX;
        try {
            for (var page = 0; page < MOST_PAGES && rows.size() < MOST_RESOURCES; page++) {
                var answer = switch (fetch.get(
                        URI.create(base + "?verb=" + Oai.LIST_RECORDS + "&" + ask),
                        Path.of(System.getProperty("java.io.tmpdir")))) {
                    case Fetch.Fetched fetched -> {
                        try (fetched;
                                var text = Files.newBufferedReader(fetched.file(), StandardCharsets.UTF_8)) {
                            yield Oai.read(text, Paris.day(now), now);
                        }
                    }
                    default -> throw new Oai.NoBank("away");
                };
                rows.addAll(answer.resources());
                if (answer.token().isEmpty()) return new Harvest.Taken(resources.bring(network, List.copyOf(rows)));
                // A bank that gives one token twice would be read without end.
                if (!tokens.add(answer.token())) return new Harvest.Refused("resources.oai.circle");
                ask = "resumptionToken=" + URLEncoder.encode(answer.token(), StandardCharsets.UTF_8);
            }
        } catch (IOException away) {
            return new Harvest.Refused("resources.oai.away");
        } catch (Oai.NoBank none) {
            return new Harvest.Refused("away".equals(none.getMessage()) ? "resources.oai.away" : "resources.oai.none");
        }
        return new Harvest.Refused("resources.oai.large");
    }
}
