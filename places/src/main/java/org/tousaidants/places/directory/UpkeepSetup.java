package org.tousaidants.places.directory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The rules are read once, at the start: what is wrong with them is said before anybody relies on a number.
@Configuration(proxyBeanMethods = false)
class UpkeepSetup {
    @Bean
    static UpkeepRules upkeepRules() {
        return standard();
    }

    static UpkeepRules standard() {
        try (var file = Objects.requireNonNull(UpkeepSetup.class.getResourceAsStream(UpkeepFile.STANDARD))) {
            return switch (UpkeepFile.read(new String(file.readAllBytes(), StandardCharsets.UTF_8))) {
                case UpkeepFile.Read(var rules) -> rules;
                case UpkeepFile.Refused(var mistakes) ->
                    throw new IllegalStateException(UpkeepFile.STANDARD + " : " + String.join(" ; ", mistakes));
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
