package org.tousaidants.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewTest {
    @Test
    void afterAnActOneGoesOnWithGet() {
        assertThat(View.redirect("/profil").status()).isEqualTo(303);
        assertThat(View.redirect("/lieux/1").status(301).status()).isEqualTo(301);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://ailleurs.example",
                "//ailleurs.example",
                "/\\ailleurs.example",
                "/a\r\nSet-Cookie: b",
                ""
            })
    void nobodyIsLedAway(String path) {
        assertThatThrownBy(() -> View.redirect(path)).isInstanceOf(IllegalArgumentException.class);
    }
}
