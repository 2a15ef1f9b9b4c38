/** Lists a page at a time, by the national API profile. */
package se.usve.chassis.paging;
