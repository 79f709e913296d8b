package org.tousaidants;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class TousAidants {
    public static void main(String[] args) {
        SpringApplication.run(TousAidants.class, args);
    }
}
