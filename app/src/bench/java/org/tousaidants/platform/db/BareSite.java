package org.tousaidants.platform.db;

import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// One page that asks the same database one thing, and nothing else: what a start of Spring costs on this machine
/// today.
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class
})
@RestController
class BareSite {
    private final JdbcClient sql;

    BareSite(JdbcClient sql) {
        this.sql = sql;
    }

    @GetMapping("/")
    String page() {
        return sql.sql("select 'hello'").query(String.class).single();
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
