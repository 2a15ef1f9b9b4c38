package se.usve.stack;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * The two topics of events. They are made before anybody reads or writes them: a consumer that subscribes to a topic
 * that is not there learns of it only when it next refreshes its metadata.
 */
public final class Topics {
    /** What survey-service tells. */
    public static final String SURVEY = "usve.survey.v1";
    /** What scoring-service tells. */
    public static final String SCORING = "usve.scoring.v1";
    /** How far each topic can be scaled out. */
    public static final int PARTITIONS = 6;

    private Topics() {}

    /**
     * Makes those that are not there.
     *
     * @throws StackFailure when the broker does not answer within 30 s
     */
    public static void create(String bootstrapServers) {
        Map<String, Object> config = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 30_000,
                AdminClientConfig.RECONNECT_BACKOFF_MS_CONFIG, 50L,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500L,
                AdminClientConfig.RETRY_BACKOFF_MS_CONFIG, 50L);
        try (Admin admin = admin(config)) {
            var made = admin.createTopics(List.of(topic(SURVEY), topic(SCORING))).values();
            for (var topic : made.values()) {
                try {
                    topic.get(30, TimeUnit.SECONDS);
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw e;
                    }
                }
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new StackFailure("Kafka's topics could not be made: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("Interrupted while making Kafka's topics.", e);
        }
    }

    /** Kafka looks its classes up through the thread, which in a Quarkus test belongs to another class loader. */
    private static Admin admin(Map<String, Object> config) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(Admin.class.getClassLoader());
        try {
            return Admin.create(config);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, PARTITIONS, (short) 1);
    }
}
