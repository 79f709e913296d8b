package org.tousaidants.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatabaseAddressTest {
    @Test
    void anAddressIsReadInTheFormsThatHostsWrite() {
        var expected = new DatabaseAddress(
                "jdbc:postgresql://db.example:6432/ta?sslmode=require", Optional.of("claire"), Optional.of("s@fe+&"));
        assertThat(List.of(
                        "postgres://claire:s%40fe+%26@db.example:6432/ta?sslmode=require",
                        "postgresql://claire:s%40fe+%26@db.example:6432/ta?sslmode=require",
                        " jdbc:postgresql://db.example:6432/ta?user=claire&sslmode=require&password=s%40fe%2B%26\n"))
                .allSatisfy(
                        written -> assertThat(DatabaseAddress.parse(written)).isEqualTo(expected));
        assertThat(DatabaseAddress.parse("postgres://db/ta"))
                .isEqualTo(new DatabaseAddress("jdbc:postgresql://db/ta", Optional.empty(), Optional.empty()));
    }

    @Test
    void aPasswordIsNeverShown() {
        for (var right : List.of("postgres://a:secret@h/b", "jdbc:postgresql://h/b?password=secret&user=a"))
            assertThat(DatabaseAddress.parse(right).toString()).isEqualTo("postgresql://h/b");
        for (var wrong : List.of(
                "mysql://a:secret@b/c",
                "postgres://a:secret@",
                "postgres://a:secret@h",
                "postgres:// a:secret@h/b",
                "postgres://a:secret%zz@h/b",
                "a:secret"))
            assertThatThrownBy(() -> DatabaseAddress.parse(wrong))
                    .isInstanceOf(DatabaseSetupException.class)
                    .hasNoCause()
                    .hasMessageNotContaining("secret");
    }

    @Test
    void aServerThatDoesNotAnswerIsNamedWithoutItsPassword() {
        assertThatThrownBy(() -> Database.open("postgres://a:secret@127.0.0.1:1/b", Path.of("unused")))
                .isInstanceOf(DatabaseSetupException.class)
                .hasMessageContaining("127.0.0.1:1/b")
                .hasMessageContaining("ne répond pas")
                .hasMessageNotContaining("secret");
    }
}
