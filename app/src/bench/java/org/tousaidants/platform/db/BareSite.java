package org.tousaidants.platform.db;

import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/// One page that asks the same database one thing, and nothing else: what a start of Spring costs on this machine
/// today. It bears no mark of a component, so that the site's scan of its packages does not take it in.
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class
})
class BareSite {
    @Bean
    static RouterFunction<ServerResponse> page(JdbcClient sql) {
        return RouterFunctions.route()
                .GET(
                        "/",
                        _ -> ServerResponse.ok()
                                .body(sql.sql("select 'hello'")
                                        .query(String.class)
                                        .single()))
                .build();
    }

    @Bean(destroyMethod = "close")
    static Database database() {
        return Database.open("", DataFolder.chosen());
    }

    @Bean(destroyMethod = "")
    static DataSource dataSource(Database database) {
        return database.dataSource();
    }

    public static void main(String[] port) {
        var application = new SpringApplication(BareSite.class);
        application.setDefaultProperties(Map.of("server.port", port[0], "spring.main.banner-mode", "off"));
        application.run();
        System.out.println("http://localhost:" + port[0]);
    }
}
